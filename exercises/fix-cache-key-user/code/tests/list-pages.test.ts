import { describe, expect, it } from "vitest";
import { ida, jon, list, portalWith, robot } from "./portal";

describe("page", () => {
  it("has public lists and one's own, by title", async () => {
    const { pages } = portalWith(list("b", { isPublic: true }), list("a"), list("c", { ownerId: jon.id }));
    expect(await pages.page(ida, "trees")).toEqual([
      { id: "a", title: "List a", isOwn: true, isPublic: false },
      { id: "b", title: "List b", isOwn: true, isPublic: true },
    ]);
  });

  it("keeps users apart", async () => {
    const { seen } = portalWith(list("a"), list("c", { ownerId: jon.id }));
    expect(await seen(ida)).toEqual(["a"]);
    expect(await seen(jon)).toEqual(["c"]);
  });

  it("comes from the cache the second time", async () => {
    const { seen, searches } = portalWith(list("a"));
    await seen(ida);
    await seen(ida);
    expect(searches).toEqual(["trees for 7"]);
  });

  // What the newspaper saw. Siv
  it("keeps the robot's private lists from visitors", async () => {
    const { seen } = portalWith(list("closures", { ownerId: robot.id }));
    expect(await seen(robot)).toEqual(["closures"]);
    expect(await seen(undefined)).toEqual([]);
  });
});

describe("change", () => {
  it("shows a new title to visitors", async () => {
    const { pages } = portalWith(list("a", { isPublic: true }));
    await pages.page(undefined, "trees");
    expect(await pages.change(ida, "a", { title: "Oaks" })).toBe(true);
    expect(await pages.page(undefined, "trees")).toMatchObject([{ title: "Oaks" }]);
  });

  it("is for the owner alone", async () => {
    const { pages } = portalWith(list("a"));
    expect(await pages.change(jon, "a", { title: "Mine" })).toBe(false);
  });
});
