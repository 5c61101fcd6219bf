import { expect, test } from "vitest";
import { monthsOn, standingOn } from "../src/membership";

const on = (year: number, month: number, date: number) => ({ year, month, date });

test("a month is complete on its date", () => {
  expect(monthsOn(on(2026, 2, 14), on(2026, 3, 13))).toBe(0);
  expect(monthsOn(on(2026, 2, 14), on(2026, 3, 14))).toBe(1);
});

test("the 31st waits for the first of the next month", () => {
  expect(monthsOn(on(2026, 1, 31), on(2026, 2, 28))).toBe(0);
  expect(monthsOn(on(2026, 1, 31), on(2026, 3, 1))).toBe(1);
});

test("nobody has been in for less than no month", () => {
  expect(monthsOn(on(2026, 5, 10), on(2026, 5, 9))).toBe(-1);
});

test("the future is a trial", () => {
  expect(standingOn(on(2030, 1, 1), on(2026, 1, 1))).toBe("trial");
});

test("a vote after a year", () => {
  expect(standingOn(on(2025, 4, 8), on(2026, 4, 8))).toBe("voter");
});
