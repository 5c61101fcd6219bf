import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { weeklyDigest } from "../src/digest";
import { dataset, ida, storeWith } from "./portal";

const { store } = storeWith(dataset("benches"), dataset("felling", { state: "draft" }));
const green = { title: "Green city", datasetIds: ["felling", "benches"] };

it("shows a department its own drafts, counted and marked", async () => {
  const { items, total } = await collectionPage(store, ida, green, 1);
  expect(items).toEqual([
    { id: "felling", title: "Felling", isDraft: true },
    { id: "benches", title: "Benches", isDraft: false },
  ]);
  expect(total).toBe(2);
});

it("has them in the mail", async () => {
  const mail = await weeklyDigest(store, ida, [green], "2026-11-18");
  expect(mail).toBe("Hello Ida, this is new:\nGreen city (2): Felling, Benches");
});
