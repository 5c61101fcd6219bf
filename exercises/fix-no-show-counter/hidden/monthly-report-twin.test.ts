import { expect, it } from "vitest";
import { totalNoShows } from "../src/no-shows";
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

it("adds up what the desk has entered", () => {
  const patients = [applyForm(patient(4), { noShows: "1" }), applyForm(patient(0), { noShows: "1" })];
  expect(totalNoShows(patients)).toBe(2);
});
