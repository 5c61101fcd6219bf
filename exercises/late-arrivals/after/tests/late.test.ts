import { expect, it } from "vitest";
import { latePatients } from "../src/late";
import type { Visit } from "../src/visit";

const ada: Visit = { patient: "Ada", start: 60, isCancelled: false };

it("names a patient ten minutes after the start of the visit", () => {
  expect(latePatients([ada], 69)).toEqual([]);
  expect(latePatients([ada], 70)).toEqual(["Ada"]);
});

it("leaves out a patient who came early", () => {
  expect(latePatients([{ ...ada, arrived: 50 }], 90)).toEqual([]);
});

it("leaves out a patient who came late", () => {
  expect(latePatients([{ ...ada, arrived: 85 }], 90)).toEqual([]);
});

it("leaves out cancelled visits", () => {
  expect(latePatients([{ ...ada, isCancelled: true }], 90)).toEqual([]);
});

it("puts the longest late first, and otherwise keeps the order", () => {
  const visits = [{ ...ada, start: 75 }, { ...ada, patient: "Cem" }, { ...ada, patient: "Ben" }];
  expect(latePatients(visits, 90)).toEqual(["Cem", "Ben", "Ada"]);
});

it("names no one on an empty day", () => {
  expect(latePatients([], 90)).toEqual([]);
});
