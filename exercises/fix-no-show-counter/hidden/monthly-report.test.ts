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
  const patients = [patient(1), applyForm(patient(0), { noShows: "2" }), patient(3, { isBlocked: true })];
  expect(totalNoShows(patients)).toBe(6);
});
