import { expect, it, vi } from "vitest";
import type { Invoice } from "../src/invoice";
import { lateFee, openFees } from "../src/late-fee";

const invoice = (number: string, dueOn: string, paidOn: string | null = null): Invoice => ({
  number,
  amount: 10_000,
  dueOn,
  paidOn,
});
const now = vi.fn(() => new Date("2026-03-10T12:00:00Z"));

it("charges the first week from the first day", () => {
  expect(lateFee(invoice("R-1", "2026-03-09"), { now })).toBe(500);
});

it("charges nothing on the due day", () => {
  expect(lateFee(invoice("R-1", "2026-03-10"), { now })).toBe(0);
});

it("does not ask the clock for a paid invoice", () => {
  now.mockClear();
  lateFee(invoice("R-1", "2026-03-01", "2026-03-02"), { now });
  expect(now).not.toHaveBeenCalled();
});

it("asks the clock once in a run", () => {
  now.mockClear();
  openFees([invoice("R-1", "2026-03-01"), invoice("R-2", "2026-03-02")], { now });
  expect(now).toHaveBeenCalledTimes(1);
});

it("keeps the order of the invoices", () => {
  const invoices = [invoice("R-1", "2026-03-09"), invoice("R-2", "2026-03-01")];
  expect(openFees(invoices, { now }).map(({ number }) => number)).toEqual(["R-1", "R-2"]);
});

it("gives the fields in order", () => {
  expect(JSON.stringify(openFees([invoice("R-1", "2026-03-01")], { now }))).toBe('[{"number":"R-1","daysLate":9,"fee":1000}]');
});

it("caps the fee", () => {
  expect(lateFee(invoice("R-1", "2025-01-01"), { now })).toBe(4_000);
});
