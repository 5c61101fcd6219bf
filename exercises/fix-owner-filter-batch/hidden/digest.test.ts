import { expect, it } from "vitest";
import { weeklyDigest } from "../src/digest";
import { dataset, jon, storeWith } from "./portal";

it("neither names nor counts drafts of others in the mail", async () => {
  const { store } = storeWith(dataset("felling", { state: "draft" }), dataset("benches"));
  const green = { title: "Green city", datasetIds: ["felling", "benches"] };
  const mail = await weeklyDigest(store, jon, [green], "2026-11-13");
  expect(mail).toBe("Hello Jon, this is new:\nGreen city (1): Benches");
});
