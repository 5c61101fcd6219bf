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

it("makes one of nothing", () => {
  const once = recordNoShow(applyForm(patient(1), { noShows: " 0 " }));
  expect(once.noShows).toBe(1);
  expect(warning(once)).toBe("You have missed 1 of 3 visits.");
});

it("counts from what the desk has entered", () => {
  const threeTimes = recordNoShow(recordNoShow(applyForm(patient(0), { name: "Kemi Obi-Lund", noShows: "1" })));
  expect(threeTimes).toEqual(patient(3, { name: "Kemi Obi-Lund", isBlocked: true }));
});

it("blocks with the third, and not before", () => {
  const twice = recordNoShow(recordNoShow(applyForm(patient(1), { noShows: "0" })));
  expect([twice.isBlocked, recordNoShow(twice).isBlocked]).toEqual([false, true]);
});
