import { expect, it } from "vitest";
import { ida, jon, list, portalWith } from "./portal";

it("takes a list that was made private from other people's pages", async () => {
  const { pages, seen } = portalWith(list("a", { isPublic: true }));
  expect(await seen(jon)).toEqual(["a"]);
  await pages.change(ida, "a", { isPublic: false });
  expect(await seen(jon)).toEqual([]);
});
