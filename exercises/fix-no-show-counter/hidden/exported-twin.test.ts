import { expect, it } from "vitest";
import type { Patient } from "../src/patient";
import { applyForm } from "../src/patient-form";

const patient = (noShows: number, more: Partial<Patient> = {}): Patient => ({
  id: "p7",
  name: "Kemi Obi",
  phone: "020 5550 0107",
  noShows,
  isBlocked: false,
  ...more,
});

it("saves what the desk has entered as a number", () => {
  expect(applyForm(patient(1), { noShows: " 0" })).toEqual(patient(0));
  expect(JSON.stringify(applyForm(patient(1), { noShows: "14 ", name: "Kemi" }))).toContain('"noShows":14');
});
