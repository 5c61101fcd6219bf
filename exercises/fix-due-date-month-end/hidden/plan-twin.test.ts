import { expect, it } from "vitest";
import { paymentPlan } from "../src/payment-plan";

const days = (first: string, parts: number) =>
  paymentPlan(90000, new Date(first), parts).map((instalment) => instalment.due.toISOString());

it("has one payment in each month when the first is on a 31st", () => {
  expect(days("2026-08-31T12:30:00Z", 4)).toEqual([
    "2026-08-31T12:30:00.000Z",
    "2026-09-30T12:30:00.000Z",
    "2026-10-31T12:30:00.000Z",
    "2026-11-30T12:30:00.000Z",
  ]);
});

it("has one payment in each month when the first is late in the month", () => {
  expect(days("2027-01-29T00:00:00Z", 3)).toEqual([
    "2027-01-29T00:00:00.000Z",
    "2027-02-28T00:00:00.000Z",
    "2027-03-29T00:00:00.000Z",
  ]);
});
