import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, storeWith } from "./portal";

it("has no second page of nothing but drafts", async () => {
  const published = ["q1", "q2", "q3", "q4"].map((id) => dataset(id, { department: "health" }));
  const drafts = ["q5", "q6", "q7", "q8", "q9"].map((id) => dataset(id, { department: "health", state: "draft" }));
  const { store } = storeWith(...published, ...drafts);
  const air = { title: "Air", datasetIds: ["q9", "q1", "q8", "q2", "q7", "q3", "q6", "q4", "q5"] };
  const first = await collectionPage(store, undefined, air, 1);
  expect(first).toMatchObject({ total: 4, pages: 1, items: [{ id: "q1" }, { id: "q2" }, { id: "q3" }, { id: "q4" }] });
  expect((await collectionPage(store, undefined, air, 2)).items).toEqual([]);
});
