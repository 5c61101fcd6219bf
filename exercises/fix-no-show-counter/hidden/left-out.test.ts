import { expect, it } from "vitest";
import { recordNoShow } from "../src/no-shows";
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

it("leaves the count alone when the form does not have it", () => {
  const renamed = applyForm(patient(2), { name: "Kemi Lund" });
  expect(renamed).toEqual(patient(2, { name: "Kemi Lund" }));
  expect(recordNoShow(renamed).isBlocked).toBe(true);
});

it("leaves everything alone when the form is empty", () => {
  expect(applyForm(patient(3, { isBlocked: true }), {})).toEqual(patient(3, { isBlocked: true }));
});
