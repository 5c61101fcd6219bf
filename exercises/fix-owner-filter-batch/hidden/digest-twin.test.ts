import { expect, it } from "vitest";
import { weeklyDigest } from "../src/digest";
import { dataset, ida, storeWith } from "./portal";

it("is not sent for drafts of others alone", async () => {
  const hidden = { department: "harbour", state: "draft", updatedOn: "2026-11-19" } as const;
  const { store } = storeWith(
    dataset("quay", hidden),
    dataset("cranes", hidden),
    dataset("old", { updatedOn: "2026-01-01" }),
  );
  const harbour = { title: "Harbour", datasetIds: ["cranes", "old", "quay"] };
  const both = [harbour, { title: "Coast", datasetIds: ["quay"] }];
  expect(await weeklyDigest(store, ida, both, "2026-11-13")).toBeNull();
});
