import { expect, it } from "vitest";
import { recordNoShow, warning } from "../src/no-shows";
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

it("makes two of one", () => {
  const twice = recordNoShow(applyForm(patient(0), { noShows: "1" }));
  expect(twice.noShows).toBe(2);
  expect(warning(twice)).toBe("You have missed 2 of 3 visits.");
});

it("counts from nothing that the desk has entered", () => {
  const once = recordNoShow(applyForm(patient(2), { noShows: "0" }));
  expect(recordNoShow(once)).toEqual(patient(2));
});

it("blocks with the third, and not before", () => {
  const twice = recordNoShow(applyForm(patient(0), { noShows: "1" }));
  expect([twice.isBlocked, recordNoShow(twice).isBlocked]).toEqual([false, true]);
});
