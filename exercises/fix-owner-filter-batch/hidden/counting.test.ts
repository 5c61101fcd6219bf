import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, jon, storeWith } from "./portal";

it("counts no draft of others in the total, and fills pages with what can be seen", async () => {
  const drafts = ["felling", "budget"].map((id) => dataset(id, { state: "draft" }));
  const published = ["a", "b", "c", "d", "e"].map((id) => dataset(id));
  const { store } = storeWith(...drafts, ...published);
  const green = { title: "Green city", datasetIds: ["felling", "a", "b", "budget", "c", "d", "e"] };
  const { items, total, pages } = await collectionPage(store, jon, green, 1);
  expect([total, pages]).toEqual([5, 1]);
  expect(items.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
});
