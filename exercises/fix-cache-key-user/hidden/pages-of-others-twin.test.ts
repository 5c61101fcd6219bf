import { expect, it } from "vitest";
import { ida, jon, list, portalWith, robot } from "./portal";

it("shows a change to all who have seen the page before", async () => {
  const { pages, seen } = portalWith(list("q", { ownerId: jon.id, topic: "50 % green" }));
  const everybody = [ida, robot, { id: 120, name: "Per" }];
  for (const viewer of everybody) expect(await seen(viewer, "50 % green")).toEqual([]);
  await pages.change(jon, "q", { isPublic: true });
  for (const viewer of everybody) expect(await seen(viewer, "50 % green")).toEqual(["q"]);
  await pages.change(jon, "q", { title: "Half" });
  for (const viewer of everybody) expect(await pages.page(viewer, "50 % green")).toMatchObject([{ title: "Half" }]);
});
