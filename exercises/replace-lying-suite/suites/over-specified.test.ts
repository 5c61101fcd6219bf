import { describe, expect, it } from "vitest";
import { PlanError } from "../src/instalment";
import { makePlan } from "../src/plan";
import { splitAmount } from "../src/split-amount";

const debt = { number: "PW-1", total: 10_000 };

describe("splitAmount", () => {
  it("gives the spare cents to the first parts", () => {
    expect(splitAmount(10_000, 3)).toEqual([3_334, 3_333, 3_333]);
  });
});

describe("makePlan", () => {
  it("starts with the larger instalments", () => {
    expect(makePlan(debt, 3, "2026-01-15").map(({ cents }) => cents)).toEqual([3_334, 3_333, 3_333]);
  });

  it("throws a PlanError", () => {
    expect(() => makePlan(debt, 25, "2026-01-15")).toThrow(PlanError);
  });

  it("says what is wrong with the amount", () => {
    expect(() => makePlan({ ...debt, total: 2 }, 3, "2026-01-15")).toThrow("not a cent for each part");
  });

  it("prints its fields in order", () => {
    const [first] = makePlan(debt, 1, "2026-01-15");
    expect(JSON.stringify(first)).toBe('{"reference":"PW-1/1","cents":10000,"dueOn":"2026-01-15"}');
  });

  it("counts months from the start", () => {
    expect(makePlan(debt, 3, "2026-01-31").map(({ dueOn }) => dueOn)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
  });
});
