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

it("keeps a phone as it was typed, blanks at its ends aside", () => {
  expect(applyForm(patient(0), { phone: " 02055500107 " }).phone).toBe("02055500107");
  expect(applyForm(patient(0), { phone: "020 5550 0142" }).phone).toBe("020 5550 0142");
});

it("changes nothing else, whatever the form holds", () => {
  const same = applyForm(patient(0), { id: "p8", isBlocked: "true", name: " Kemi Obi " });
  expect(same).toEqual(patient(0));
  expect(mayBookToday(same)).toBe(true);
});
