import { describe, expect, it } from "vitest";
import type { Clock, Invoice, OpenFee } from "../src/invoice";
import { lateFee, openFees } from "../src/late-fee";

const clockAt = (time: string): Clock => ({ now: () => new Date(time) });
const invoice = (parts: Partial<Invoice> = {}): Invoice => ({
  number: "R-1",
  amount: 12_000,
  dueOn: "2026-03-02",
  paidOn: null,
  ...parts,
});
/** The order of the rows is open, so tests put them in one. */
const byNumber = (rows: OpenFee[]) => [...rows].sort((a, b) => (a.number < b.number ? -1 : 1));

describe("the fee on an open invoice", () => {
  it.each([
    ["2026-02-20T00:00:00.000Z", 0],
    ["2026-03-02T00:00:00.000Z", 0],
    ["2026-03-02T12:00:00.000Z", 0],
    ["2026-03-02T23:59:59.999Z", 0],
    ["2026-03-03T00:00:00.000Z", 500],
    ["2026-03-09T23:59:59.999Z", 500],
    ["2026-03-10T00:00:00.000Z", 1_000],
    ["2026-03-16T23:59:59.999Z", 1_000],
    ["2026-03-17T00:00:00.000Z", 1_500],
    ["2026-04-20T23:59:59.999Z", 3_500],
    ["2026-04-21T00:00:00.000Z", 4_000],
    ["2026-04-28T00:00:00.000Z", 4_000],
    ["2027-03-02T00:00:00.000Z", 4_000],
  ])("at %s it is %d", (time, fee) => {
    expect(lateFee(invoice(), clockAt(time))).toBe(fee);
  });

  it("goes by the clock that was passed in, not by the computer's", () => {
    expect(lateFee(invoice({ dueOn: "1999-12-31" }), clockAt("2000-01-08"))).toBe(1_000);
    expect(lateFee(invoice({ dueOn: "2031-06-01" }), clockAt("2031-06-02"))).toBe(500);
  });
});

describe("the fee on a paid invoice", () => {
  it.each([
    ["2026-02-20", 0],
    ["2026-03-02", 0],
    ["2026-03-03", 500],
    ["2026-03-09", 500],
    ["2026-03-10", 1_000],
    ["2026-12-31", 4_000],
  ])("paid on %s it is %d, whatever the clock says", (paidOn, fee) => {
    for (const time of ["2026-03-02", "2026-03-20", "2031-01-01"]) {
      expect(lateFee(invoice({ paidOn }), clockAt(time))).toBe(fee);
    }
  });
});

describe("the run", () => {
  it("has a row for each open invoice that is late", () => {
    const invoices = [
      invoice({ number: "R-1" }),
      invoice({ number: "R-2", dueOn: "2026-03-09" }),
      invoice({ number: "R-3", dueOn: "2026-03-10" }),
      invoice({ number: "R-4", dueOn: "2026-03-11" }),
      invoice({ number: "R-5", paidOn: "2026-03-02" }),
      invoice({ number: "R-6", paidOn: "2026-03-09" }),
    ];
    expect(byNumber(openFees(invoices, clockAt("2026-03-10T15:00:00Z")))).toEqual([
      { number: "R-1", daysLate: 8, fee: 1_000 },
      { number: "R-2", daysLate: 1, fee: 500 },
    ]);
  });

  it("has no rows without invoices", () => {
    expect(openFees([], clockAt("2026-03-10"))).toEqual([]);
  });

  it("goes by the clock that was passed in, not by the computer's", () => {
    expect(openFees([invoice({ dueOn: "2031-06-01" })], clockAt("2031-06-02"))).toHaveLength(1);
    expect(openFees([invoice({ dueOn: "1999-12-31" })], clockAt("1999-12-31"))).toEqual([]);
  });

  it("leaves the list as it was", () => {
    const invoices = [invoice({ number: "R-2", dueOn: "2026-03-09" }), invoice({ number: "R-1" })];
    const before = structuredClone(invoices);
    openFees(invoices, clockAt("2026-03-20"));
    expect(invoices).toEqual(before);
  });
});
