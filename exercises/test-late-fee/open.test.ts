import { beforeEach, describe, expect, it, vi } from "vitest";
import { lateFee, openFees } from "../src/late-fee";

const invoice = (number: string, dueOn: string, paidOn: string | null = null) => ({ number, amount: 10_000, dueOn, paidOn });
const now = vi.fn(() => new Date("2026-03-10T12:00:00Z"));
beforeEach(() => {
  now.mockClear();
});

describe("The order of the rows", () => {
  it("is that of the invoices", () => {
    const rows = openFees([invoice("R-1", "2026-03-09"), invoice("R-2", "2026-03-01")], { now });
    expect(rows.map(({ number }) => number)).toEqual(["R-1", "R-2"]);
  });

  it("and of the fields is this", () => {
    expect(Object.keys(openFees([invoice("R-1", "2026-03-01")], { now })[0]!)).toEqual(["number", "daysLate", "fee"]);
  });
});

describe("How often the clock is read", () => {
  it("is never for a paid invoice", () => {
    lateFee(invoice("R-1", "2026-03-01", "2026-03-02"), { now });
    expect(now).not.toHaveBeenCalled();
  });

  it("is three times for a late one", () => {
    openFees([invoice("R-1", "2026-03-01")], { now });
    expect(now).toHaveBeenCalledTimes(3);
  });
});

it("Days that do not exist", () => {
  expect(lateFee(invoice("R-1", "2026-02-xx"), { now })).toBeNaN();
});
