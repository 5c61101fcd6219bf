import { expect, it } from "vitest";
import type { Clock, Invoice } from "../src/invoice";
import { lateFee, openFees } from "../src/late-fee";

// Taken down from a run of the code.
const clockAt = (time: string): Clock => ({ now: () => new Date(time) });
const invoice = (number: string, dueOn: string, paidOn: string | null = null): Invoice => ({
  number,
  amount: 10_000,
  dueOn,
  paidOn,
});

it("of an invoice over four weeks, as recorded", () => {
  const days = ["02-28", "03-01", "03-04", "03-08", "03-11", "03-15", "03-29"];
  expect(days.map((day) => lateFee(invoice("R-1", "2026-03-01"), clockAt(`2026-${day}`)))).toEqual([
    0, 0, 0, 500, 500, 1000, 2000,
  ]);
});

it("of a run, as recorded", () => {
  const invoices = [
    invoice("R-1", "2026-01-01"),
    invoice("R-2", "2026-02-22"),
    invoice("R-3", "2026-03-01", "2026-03-02"),
    invoice("R-4", "2026-04-01"),
  ];
  expect(openFees(invoices, clockAt("2026-03-08"))).toEqual([
    { number: "R-1", daysLate: 66, fee: 4000 },
    { number: "R-2", daysLate: 14, fee: 1000 },
  ]);
});

it("of a paid invoice, as recorded", () => {
  expect(lateFee(invoice("R-1", "2026-03-01", "2026-03-15"), clockAt("2026-06-01"))).toBe(1000);
});
