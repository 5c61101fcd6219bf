import { expect, test } from "vitest";
import { monthsOn, standingOn } from "../src/membership";

const joined = { year: 2025, month: 2, date: 10 };

test("months of the same year", () => {
  expect(monthsOn(joined, { year: 2025, month: 6, date: 20 })).toBe(4);
});

test("months of the next year", () => {
  expect(monthsOn(joined, { year: 2026, month: 5, date: 20 })).toBe(15);
});

test("standings", () => {
  expect(standingOn(joined, { year: 2025, month: 3, date: 25 })).toBe("trial");
  expect(standingOn(joined, { year: 2025, month: 9, date: 25 })).toBe("member");
  expect(standingOn(joined, { year: 2026, month: 9, date: 25 })).toBe("voter");
});
