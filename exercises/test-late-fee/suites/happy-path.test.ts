import { expect, it } from "vitest";
import type { Clock, Invoice } from "../src/invoice";
import { lateFee, openFees } from "../src/late-fee";

const clock: Clock = { now: () => new Date("2026-03-12") };
const late: Invoice = { number: "R-1", amount: 12_000, dueOn: "2026-02-26", paidOn: null };

it("charges two weeks", () => {
  expect(lateFee(late, clock)).toBe(1_000);
});

it("charges nothing before the due day", () => {
  expect(lateFee({ ...late, dueOn: "2026-03-31" }, clock)).toBe(0);
});

it("lists late invoices", () => {
  const inTime = { ...late, number: "R-2", dueOn: "2026-03-31" };
  expect(openFees([late, inTime], clock)).toHaveLength(1);
});
