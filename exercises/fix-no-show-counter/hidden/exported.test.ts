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
  expect(applyForm(patient(0), { noShows: "2" })).toEqual(patient(2));
  expect(JSON.stringify(applyForm(patient(0), { noShows: "2" }))).toContain('"noShows":2');
});
