import { expect, it } from "vitest";
import { ida, jon, list, portalWith, robot } from "./portal";

it("lets owners alone change a list", async () => {
  const { pages, seen } = portalWith(list("a"), list("z", { ownerId: 0 }));
  expect(await pages.change(jon, "a", { isPublic: true })).toBe(false);
  expect(await pages.change(ida, "gone", { isPublic: true })).toBe(false);
  expect(await seen(undefined)).toEqual([]);
  expect(await pages.change(robot, "z", { title: "Closures" })).toBe(true);
});
