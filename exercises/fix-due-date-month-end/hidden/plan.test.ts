import { expect, it } from "vitest";
import { paymentPlan } from "../src/payment-plan";

const days = (first: string, parts: number) =>
  paymentPlan(120000, new Date(first), parts).map((instalment) => instalment.due.toISOString());

it("has one payment in each month when the first is on a 31st", () => {
  expect(days("2026-01-31T00:00:00Z", 4)).toEqual([
    "2026-01-31T00:00:00.000Z",
    "2026-02-28T00:00:00.000Z",
    "2026-03-31T00:00:00.000Z",
    "2026-04-30T00:00:00.000Z",
  ]);
});

it("has one payment in each month when the first is late in the month", () => {
  expect(days("2026-12-30T09:00:00Z", 4)).toEqual([
    "2026-12-30T09:00:00.000Z",
    "2027-01-30T09:00:00.000Z",
    "2027-02-28T09:00:00.000Z",
    "2027-03-30T09:00:00.000Z",
  ]);
});
