import { expect, it } from "vitest";
import { isOverLimit } from "../src/no-shows";
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

it("frees a patient whose no-shows are set to 0", () => {
  const freed = applyForm(patient(3, { isBlocked: true }), { noShows: "0" });
  expect(freed.isBlocked).toBe(false);
  expect(isOverLimit(freed)).toBe(false);
});

it("blocks one whose no-shows are set to the limit, or beyond", () => {
  expect(applyForm(patient(0), { noShows: "3" }).isBlocked).toBe(true);
  expect(applyForm(patient(0), { noShows: "12" }).isBlocked).toBe(true);
});
