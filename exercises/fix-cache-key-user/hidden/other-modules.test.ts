import { expect, it } from "vitest";
import { ida, list, portalWith } from "../tests/portal";

it("leaves alone what other modules have in the cache", async () => {
  const { pages, cache } = portalWith(list("a"));
  cache.set("covers:trees", "a picture");
  cache.set("covers:trees:7", "another");
  await pages.page(ida, "trees");
  await pages.change(ida, "a", { title: "Oaks" });
  await pages.add(ida, "b", "trees", "Elms");
  expect([cache.get("covers:trees"), cache.get("covers:trees:7")]).toEqual(["a picture", "another"]);
});
