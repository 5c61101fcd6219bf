import { expect, test } from "vitest";
import type { CalendarDay } from "../src/calendar";
import { monthsOn, standingOn } from "../src/membership";

const on = (year: number, month: number, date: number): CalendarDay => ({ year, month, date });

test.each([
  ["after a short month", on(2026, 2, 14), on(2026, 3, 13), on(2026, 3, 14), 1],
  ["after a long month", on(2026, 7, 14), on(2026, 8, 13), on(2026, 8, 14), 1],
  ["after the leap day", on(2028, 2, 20), on(2028, 3, 19), on(2028, 3, 20), 1],
  ["over New Year", on(2025, 11, 9), on(2026, 2, 8), on(2026, 2, 9), 3],
  ["on the first of a month", on(2026, 5, 1), on(2026, 9, 30), on(2026, 10, 1), 5],
  ["after a year", on(2025, 6, 17), on(2026, 6, 16), on(2026, 6, 17), 12],
  ["after many years", on(1994, 8, 25), on(2026, 8, 24), on(2026, 8, 25), 384],
])("a month is complete on its date: %s", (_, joined, dayBefore, day, months) => {
  expect(monthsOn(joined, dayBefore)).toBe(months - 1);
  expect(monthsOn(joined, day)).toBe(months);
});

test("it is 0 from the day of joining on", () => {
  expect(monthsOn(on(2026, 3, 17), on(2026, 3, 17))).toBe(0);
  expect(monthsOn(on(2026, 3, 17), on(2026, 3, 31))).toBe(0);
  expect(monthsOn(on(2026, 12, 20), on(2027, 1, 5))).toBe(0);
});

test("it goes on after a year", () => {
  expect(monthsOn(on(2025, 6, 17), on(2026, 8, 20))).toBe(14);
  expect(monthsOn(on(2024, 10, 17), on(2026, 2, 20))).toBe(16);
});

test("the trial ends after three months", () => {
  expect(standingOn(on(2026, 4, 8), on(2026, 7, 7))).toBe("trial");
  expect(standingOn(on(2026, 4, 8), on(2026, 7, 8))).toBe("member");
});

test("the vote comes after twelve months, not with New Year", () => {
  expect(standingOn(on(2025, 4, 8), on(2026, 4, 7))).toBe("member");
  expect(standingOn(on(2025, 4, 8), on(2026, 4, 8))).toBe("voter");
});

test("it lasts", () => {
  expect(standingOn(on(2011, 9, 30), on(2026, 3, 2))).toBe("voter");
});
