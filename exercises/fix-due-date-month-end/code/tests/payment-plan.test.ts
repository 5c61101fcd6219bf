import { describe, expect, it } from "vitest";
import { paymentPlan } from "../src/payment-plan";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("paymentPlan", () => {
  it("splits an amount over consecutive months", () => {
    expect(paymentPlan(30000, day("2026-01-15"), 3)).toEqual([
      { due: day("2026-01-15"), amount: 10000 },
      { due: day("2026-02-15"), amount: 10000 },
      { due: day("2026-03-15"), amount: 10000 },
    ]);
  });

  it("gives spare cents to the first instalments", () => {
    expect(paymentPlan(10001, day("2026-01-15"), 2).map((part) => part.amount)).toEqual([5001, 5000]);
  });

  it("refuses a plan without instalments", () => {
    expect(() => paymentPlan(10000, day("2026-01-15"), 0)).toThrow(RangeError);
  });
});
