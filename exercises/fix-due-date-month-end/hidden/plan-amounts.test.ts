import { expect, it } from "vitest";
import { paymentPlan } from "../src/payment-plan";

const firstDue = new Date("2026-09-05T00:00:00Z");

it("adds up to the total, spare cents first", () => {
  expect(paymentPlan(10000, firstDue, 3).map((instalment) => instalment.amount)).toEqual([3334, 3333, 3333]);
  expect(paymentPlan(5, firstDue, 3).map((instalment) => instalment.amount)).toEqual([2, 2, 1]);
});

it("is a single payment in one part", () => {
  expect(paymentPlan(777, firstDue, 1)).toEqual([{ due: firstDue, amount: 777 }]);
});

it("goes on past the end of the year", () => {
  const months = paymentPlan(6000, firstDue, 6).map((instalment) => instalment.due.toISOString().slice(0, 7));
  expect(months).toEqual(["2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02"]);
});

it("refuses a plan without instalments, or with half a one", () => {
  expect(() => paymentPlan(100, firstDue, 0)).toThrow(RangeError);
  expect(() => paymentPlan(100, firstDue, 1.5)).toThrow(RangeError);
});
