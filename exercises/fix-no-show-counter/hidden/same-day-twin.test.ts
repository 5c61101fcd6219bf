import { expect, it } from "vitest";
import { mayBookToday } from "../src/no-shows";
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

it("lets patients book today whose no-shows were set to 0", () => {
  const freed = applyForm(patient(5, { isBlocked: true }), { phone: "020 5550 0123", noShows: "0 " });
  expect(mayBookToday(freed)).toBe(true);
});
