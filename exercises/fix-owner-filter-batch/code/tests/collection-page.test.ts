import { describe, expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { weeklyDigest } from "../src/digest";
import { dataset, ida, jon, storeWith } from "./portal";

const draft = { state: "draft" } as const;

describe("collectionPage", () => {
  it("shows the datasets in the order of the collection, with a single call", async () => {
    const { store, count } = storeWith(dataset("benches"), dataset("lamps"), dataset("bins"));
    const street = { title: "Street furniture", datasetIds: ["lamps", "gone", "bins", "benches"] };
    const { items, total, pages } = await collectionPage(store, undefined, street, 1);
    expect(items.map(({ id }) => id)).toEqual(["lamps", "bins", "benches"]);
    expect([total, pages, count.calls]).toEqual([3, 1, 1]);
  });

  it("marks drafts", async () => {
    const { store } = storeWith(dataset("swings", draft));
    const page = await collectionPage(store, ida, { title: "Play", datasetIds: ["swings"] }, 1);
    expect(page.items).toEqual([{ id: "swings", title: "Swings", isDraft: true }]);
  });

  // Seen by Jon on Monday. Ida
  it("shows no drafts of other departments", async () => {
    const { store } = storeWith(
      dataset("benches"),
      dataset("felling", draft),
      dataset("wells", { department: "water" }),
    );
    const trees = { title: "Green city", datasetIds: ["benches", "felling", "wells"] };
    const { items } = await collectionPage(store, jon, trees, 1);
    expect(items.map(({ id }) => id)).toEqual(["benches", "wells"]);
  });
});

describe("weeklyDigest", () => {
  it("tells what has changed in each collection", async () => {
    const { store } = storeWith(dataset("benches"), dataset("lamps"), dataset("bins", { updatedOn: "2026-11-02" }));
    const street = { title: "Street furniture", datasetIds: ["benches", "lamps", "bins"] };
    const mail = await weeklyDigest(store, ida, [street], "2026-11-13");
    expect(mail).toBe("Hello Ida, this is new:\nStreet furniture (2): Benches, Lamps");
  });
});
