import { expect, it } from "vitest";
import { ida, jon, list, portalWith } from "./portal";

it("has public lists and one's own by title, and says which are one's own", async () => {
  const { pages } = portalWith(
    list("b", { ownerId: jon.id, isPublic: true }),
    list("a"),
    list("c", { ownerId: jon.id }),
  );
  expect(await pages.page(ida, "trees")).toEqual([
    { id: "a", title: "List a", isOwn: true, isPublic: false },
    { id: "b", title: "List b", isOwn: false, isPublic: true },
  ]);
  await pages.add(ida, "d", "wells", "Deep ones");
  expect(await pages.page(ida, "wells")).toEqual([{ id: "d", title: "Deep ones", isOwn: true, isPublic: false }]);
});
