import { describe, expect, it } from "vitest";
import { PlanError } from "../src/instalment";
import { makePlan } from "../src/plan";
import { splitAmount } from "../src/split-amount";

it("Which of the instalments", () => {
  const plan = makePlan({ number: "PW-1", total: 14 }, 4, "2026-01-31");
  expect(plan.map(({ cents }) => cents)).toEqual([4, 4, 3, 3]);
});

describe("Which error is thrown", () => {
  const tooMany = () => makePlan({ number: "PW-1", total: 100 }, 25, "2026-01-31");

  it("is a PlanError", () => {
    expect(tooMany).toThrow(PlanError);
  });

  it("has these words", () => {
    expect(tooMany).toThrow("no such number of parts");
  });
});

it("How the work is split", () => {
  expect(splitAmount(10_000, 3)).toHaveLength(3);
});
