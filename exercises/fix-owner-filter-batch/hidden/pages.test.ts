import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, jon, storeWith } from "./portal";

it("has pages of five, and no items beyond the last", async () => {
  const ids = ["a", "b", "c", "d", "e", "f", "g"];
  const { store } = storeWith(...ids.map((id) => dataset(id)));
  const page = (number: number) => collectionPage(store, jon, { title: "Letters", datasetIds: ids }, number);
  expect((await page(2)).items.map(({ id }) => id)).toEqual(["f", "g"]);
  expect(await page(1)).toMatchObject({ total: 7, pages: 2 });
  expect((await page(3)).items).toEqual([]);
});
