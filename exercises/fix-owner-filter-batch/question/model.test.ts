import { expect, it } from "vitest";
import { collectionPage } from "../src/collection-page";
import { dataset, jon, storeWith } from "../tests/portal";

it("tells Jon of nothing that he may not see", async () => {
  const { store } = storeWith(dataset("benches"), dataset("felling", { state: "draft" }));
  const { items, total } = await collectionPage(
    store,
    jon,
    { title: "Green city", datasetIds: ["benches", "felling"] },
    1,
  );
  expect(items.map(({ id }) => id)).toEqual(["benches"]);
  expect(total).toBe(1);
});
