import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, jon, storeWith } from "./portal";

const { store } = storeWith(
  dataset("felling", { state: "draft" }),
  dataset("benches"),
  dataset("sewers", { department: "water", state: "draft" }),
);
const green = { title: "Green city", datasetIds: ["felling", "benches", "sewers"] };

it("shows other departments no draft", async () => {
  const { items } = await collectionPage(store, jon, green, 1);
  expect(items.map(({ id }) => id)).toEqual(["benches", "sewers"]);
});

it("shows visitors no draft at all", async () => {
  const { items } = await collectionPage(store, undefined, green, 1);
  expect(items.map(({ id }) => id)).toEqual(["benches"]);
});
