import { expect, it } from "vitest";
import { ida, list, portalWith } from "./portal";

it("leaves alone what other modules have in the cache", async () => {
  const { pages, cache } = portalWith(list("a"));
  cache.set("covers:trees", "a picture");
  cache.set("covers:trees:7", "another");
  expect(await pages.page(ida, "trees")).toMatchObject([{ id: "a" }]);
  expect(await pages.change(ida, "a", { title: "Oaks" })).toBe(true);
  await pages.add(ida, "b", "trees", "Elms");
  expect([cache.get("covers:trees"), cache.get("covers:trees:7")]).toEqual(["a picture", "another"]);
});
