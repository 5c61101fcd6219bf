import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, ida, storeWith } from "./portal";

const water = { department: "water" };
const { store } = storeWith(
  dataset("tariffs", { ...water, state: "draft", title: "Tariffs of 2027" }),
  dataset("quay", { department: "harbour", state: "draft" }),
  dataset("pipes", water),
);
const all = { title: "Under the street", datasetIds: ["quay", "pipes", "tariffs"] };

it.each([
  ["a neighbour", ida],
  ["a visitor", undefined],
])("shows %s what is published alone", async (_who, actor) => {
  const page = await collectionPage(store, actor, all, 1);
  expect(page.items).toEqual([{ id: "pipes", title: "Pipes", isDraft: false }]);
  expect(JSON.stringify(page)).not.toMatch(/tariffs|quay/i);
});
