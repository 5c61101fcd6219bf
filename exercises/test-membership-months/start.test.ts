import { expect, test } from "vitest";
import type { CalendarDay } from "../src/calendar";
import { monthsOn, standingOn } from "../src/membership";

/** on(2026, 3, 17) is 17 March 2026. */
const on = (year: number, month: number, date: number): CalendarDay => ({ year, month, date });

test("some weeks after joining", () => {
  expect(monthsOn(on(2026, 3, 17), on(2026, 6, 2))).toBe(2);
  expect(standingOn(on(2026, 3, 17), on(2026, 6, 2))).toBe("trial");
});

// On which days does the answer change? What is it on the day before?
