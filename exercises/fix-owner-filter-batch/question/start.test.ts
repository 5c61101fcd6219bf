import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, jon, storeWith } from "../tests/portal";

// Jon was always shown this page correctly. Change it into one that used to tell him too much.
it("tells Jon of nothing that he may not see", async () => {
  const { store } = storeWith(dataset("benches"), dataset("wells", { department: "water", state: "draft" }));
  const { items, total } = await collectionPage(
    store,
    jon,
    { title: "Green city", datasetIds: ["benches", "wells"] },
    1,
  );
  expect(items.map(({ id }) => id)).toEqual(["benches", "wells"]);
  expect(total).toBe(2);
});
