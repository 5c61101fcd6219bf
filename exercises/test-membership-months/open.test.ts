import { describe, expect, it } from "vitest";
import { monthsOn } from "../src/membership";

const on = (year: number, month: number, date: number) => ({ year, month, date });

describe("Someone who joined on the 31st", () => {
  it.each([
    [on(2026, 1, 31), on(2026, 2, 28)],
    [on(2026, 3, 31), on(2026, 4, 30)],
    [on(2026, 1, 29), on(2026, 2, 28)],
    [on(2026, 1, 30), on(2026, 2, 28)],
  ])("%j waits", (joined, today) => {
    expect(monthsOn(joined, today)).toBe(0);
  });
});

describe("A day before the day of joining", () => {
  it("is below no month", () => {
    expect(monthsOn(on(2026, 5, 10), on(2026, 5, 9))).toBe(-1);
  });

  it("and one that does not exist has its months", () => {
    expect(monthsOn(on(2026, 1, 1), on(2026, 13, 1))).toBe(12);
  });
});
