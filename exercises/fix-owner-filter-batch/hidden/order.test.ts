import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, storeWith } from "./portal";

it("keeps the order of the collection, skips what is gone, and shows twice what stands there twice", async () => {
  const { store } = storeWith(dataset("bins"), dataset("benches"), dataset("lamps"));
  const street = { title: "Street", datasetIds: ["lamps", "gone", "bins", "lamps", "benches"] };
  const { items, total } = await collectionPage(store, undefined, street, 1);
  expect(items.map(({ id }) => id)).toEqual(["lamps", "bins", "lamps", "benches"]);
  expect(total).toBe(4);
});
