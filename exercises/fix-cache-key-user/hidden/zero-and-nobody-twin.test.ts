import { expect, it } from "vitest";
import { jon, list, portalWith } from "./portal";

it("tells apart user 0, a visitor and a user, in any order", async () => {
  const first = { id: 0, name: "nightly import" };
  const orders = [
    [first, undefined, jon],
    [undefined, first, jon],
    [undefined, jon, first],
    [first, jon, undefined],
  ];
  for (const order of orders) {
    const { seen } = portalWith(
      list("a", { ownerId: 0 }),
      list("b", { ownerId: jon.id }),
      list("c", { isPublic: true }),
    );
    for (const viewer of order) {
      const own = viewer === undefined ? [] : viewer.id === 0 ? ["a"] : ["b"];
      expect(await seen(viewer)).toEqual([...own, "c"]);
    }
  }
});
