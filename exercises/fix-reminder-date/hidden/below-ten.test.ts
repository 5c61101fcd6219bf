import { expect, it } from "vitest";
import { letterDate } from "../src/letter";
import { printJobs } from "../src/print-queue";

const visit = { letter: 40, name: "Bo Frey", year: 2026, month: 9, date: 3, time: "14.30" };

it.each([1, 5, 9])("writes %d with its zero", (value) => {
  expect(letterDate({ ...visit, month: value, date: value })).toBe(`0${value}.0${value}.`);
  expect(printJobs([{ ...visit, month: value, date: value }])[0]?.file).toBe(`2026-0${value}-0${value}_40.txt`);
});
