import { expect, it } from "vitest";
import { latePatients } from "./src/late";

it("leaves out a patient who came at the moment the clinic opened", () => {
  expect(latePatients([{ patient: "Ada", start: 0, arrived: 0, isCancelled: false }], 15)).toEqual([]);
});
