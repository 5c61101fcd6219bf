import { describe, expect, it } from "vitest";
import { makePlan } from "../src/plan";

const planOf = (total: number, parts: number, start = "2026-01-15") =>
  makePlan({ number: "PW-7", total }, parts, start);
const centsOf = (total: number, parts: number) => planOf(total, parts).map(({ cents }) => cents);

describe("the amounts", () => {
  it.each([
    [10_000, 4],
    [10_000, 3],
    [10_000, 6],
    [9_999, 24],
    [5, 3],
    [24, 24],
    [1, 1],
    [12_345, 1],
  ])("of %d cents in %d parts are fair, and make up the total", (total, parts) => {
    const amounts = centsOf(total, parts);
    expect(amounts).toHaveLength(parts);
    expect(amounts.every((cents) => Number.isInteger(cents) && cents >= 1)).toBe(true);
    expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(total);
    expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
  });

  it("are equal where they can be", () => {
    expect(centsOf(10_000, 4)).toEqual([2_500, 2_500, 2_500, 2_500]);
  });
});

describe("the due days", () => {
  it("are the same day of each month, from the start on", () => {
    expect(planOf(300, 3, "2026-11-15").map(({ dueOn }) => dueOn)).toEqual(["2026-11-15", "2026-12-15", "2027-01-15"]);
  });

  it("come back to the 31st after a short month", () => {
    const days = planOf(400, 4, "2026-01-31").map(({ dueOn }) => dueOn);
    expect(days).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
  });
});

it("references count from 1", () => {
  expect(planOf(300, 3).map(({ reference }) => reference)).toEqual(["PW-7/1", "PW-7/2", "PW-7/3"]);
});

describe("a plan is refused", () => {
  it.each([0, -1, 2.5, 0.5, 25, 100])("in %d parts", (parts) => {
    expect(() => planOf(10_000, parts)).toThrow();
  });

  it.each([
    [2, 3],
    [0, 1],
    [-300, 3],
    [100.5, 3],
  ])("of %d cents in %d parts", (total, parts) => {
    expect(() => planOf(total, parts)).toThrow();
  });
});
