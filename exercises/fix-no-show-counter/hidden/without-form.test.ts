import { expect, it } from "vitest";
import { excuseNoShow, mayBookToday, recordNoShow, totalNoShows, warning } from "../src/no-shows";
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

it("counts, blocks and excuses patients who were never edited", () => {
  expect(recordNoShow(patient(1))).toEqual(patient(2));
  expect(recordNoShow(patient(2))).toEqual(patient(3, { isBlocked: true }));
  expect(excuseNoShow(patient(3, { isBlocked: true }))).toEqual(patient(2));
  expect(excuseNoShow(patient(0))).toEqual(patient(0));
});

it("excuses a no-show that was entered by hand", () => {
  expect(excuseNoShow(applyForm(patient(0), { noShows: "3" }))).toEqual(patient(2));
});

it("writes letters and reports as before", () => {
  expect(warning(patient(3, { isBlocked: true }))).toBe("Please ring us to book your next visit.");
  expect(totalNoShows([patient(1), patient(2)])).toBe(3);
  expect([mayBookToday(patient(0)), mayBookToday(patient(1))]).toEqual([true, false]);
});
