import { expect, it } from "vitest";
import { weeklyDigest } from "../src/digest";
import { dataset, jon, storeWith } from "./portal";

it("tells what is new since a day, by collection, and leaves out those without news", async () => {
  const { store } = storeWith(
    dataset("benches", { updatedOn: "2026-11-13" }),
    dataset("lamps", { updatedOn: "2026-11-12" }),
  );
  const followed = [
    { title: "Light", datasetIds: ["lamps"] },
    { title: "Street", datasetIds: ["lamps", "benches"] },
    { title: "Rest", datasetIds: ["benches"] },
  ];
  const mail = await weeklyDigest(store, jon, followed, "2026-11-13");
  expect(mail).toBe("Hello Jon, this is new:\nStreet (1): Benches\nRest (1): Benches");
});
