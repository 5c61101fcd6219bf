import { expect, test } from "vitest";
import { monthsOn, standingOn } from "../src/membership";

// Recorded with the list of members of 31 October.
const members = [
  { year: 2019, month: 4, date: 1 },
  { year: 2025, month: 7, date: 12 },
  { year: 2026, month: 2, date: 14 },
  { year: 2026, month: 8, date: 3 },
];
const today = { year: 2026, month: 10, date: 31 };

test("months, as recorded", () => {
  expect(members.map((joined) => monthsOn(joined, today))).toEqual([90, 15, 8, 2]);
});

test("standings, as recorded", () => {
  expect(members.map((joined) => standingOn(joined, today))).toEqual(["voter", "voter", "member", "trial"]);
});
