import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { weeklyDigest } from "../src/digest";
import { dataset, siv, storeWith } from "./portal";

it("shows admins every draft", async () => {
  const { store } = storeWith(
    dataset("felling", { state: "draft" }),
    dataset("wells", { department: "water", state: "draft" }),
  );
  const all = { title: "All", datasetIds: ["wells", "felling"] };
  expect(await collectionPage(store, siv, all, 1)).toMatchObject({
    total: 2,
    items: [{ id: "wells" }, { id: "felling" }],
  });
  expect(await weeklyDigest(store, siv, [all], "2026-11-13")).toContain("All (2): Wells, Felling");
});
