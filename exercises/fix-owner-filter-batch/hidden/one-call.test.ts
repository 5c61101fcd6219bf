import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { weeklyDigest } from "../src/digest";
import { dataset, ida, storeWith } from "./portal";

const ids = Array.from({ length: 40 }, (_, place) => `lamp-${place}`);
const all = () => storeWith(...ids.map((id) => dataset(id)));

it("asks the store once for a page", async () => {
  const { store, count } = all();
  await collectionPage(store, ida, { title: "Lamps", datasetIds: ids }, 3);
  expect(count.calls).toBe(1);
});

it("asks the store once for a digest of several collections", async () => {
  const { store, count } = all();
  const halves = [ids.slice(0, 20), ids.slice(20)].map((datasetIds) => ({ title: "Lamps", datasetIds }));
  await weeklyDigest(store, ida, halves, "2026-11-13");
  expect(count.calls).toBe(1);
});

it("asks nothing for a collection without datasets", async () => {
  const { store, count } = all();
  const page = await collectionPage(store, ida, { title: "Empty", datasetIds: [] }, 1);
  expect(page).toEqual({ title: "Empty", items: [], total: 0, pages: 1 });
  expect(count.calls).toBe(0);
});
