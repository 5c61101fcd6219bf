import { expect, it } from "vitest";
import { list, portalWith, robot } from "../tests/portal";

it("shows each viewer the right page", async () => {
  const { seen } = portalWith(list("a", { ownerId: 0 }));
  expect(await seen(robot, "trees")).toEqual(["a"]);
  expect(await seen(undefined, "trees")).toEqual([]);
});
