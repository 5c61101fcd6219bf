import { expect, it } from "vitest";
import { numbers } from "./code";

const on = (year: number, month: number, day: number) => ({ date: new Date(year, month - 1, day), total: 1_250 });

it("numbers receipts within a year", () => {
  expect(numbers([on(2026, 6, 1), on(2026, 6, 1), on(2026, 6, 2)])).toEqual(["HUT-26-001", "HUT-26-002", "HUT-26-003"]);
});

it("starts again in the new year", () => {
  expect(numbers([on(2026, 12, 31), on(2027, 1, 1)])).toEqual(["HUT-26-001", "HUT-27-001"]);
});

it("keeps two digits in the first years of a century", () => {
  expect(numbers([on(2005, 7, 9)])).toEqual(["HUT-05-001"]);
});
