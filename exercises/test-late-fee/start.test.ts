import { describe, expect, it } from "vitest";
import type { Clock, Invoice } from "../src/invoice";
import { lateFee, openFees } from "../src/late-fee";

/** A clock that stands still: clockAt("2026-03-20") is at midnight, clockAt("2026-03-20T18:30:00Z") in the evening. */
const clockAt = (time: string): Clock => ({ now: () => new Date(time) });

/** An open invoice; say what is different about yours: invoice({ paidOn: "2026-03-02" }). */
const invoice = (parts: Partial<Invoice> = {}): Invoice => ({
  number: "R-1",
  amount: 12_000,
  dueOn: "2026-03-02",
  paidOn: null,
  ...parts,
});

describe("lateFee", () => {
  it("is nothing before the due day", () => {
    expect(lateFee(invoice(), clockAt("2026-02-20"))).toBe(0);
  });

  // Which days make the rules about weeks visible? And which clock would show that another one is read?
});

// openFees([invoice()], clockAt("2026-03-20")) gives a list of { number, daysLate, fee }.
