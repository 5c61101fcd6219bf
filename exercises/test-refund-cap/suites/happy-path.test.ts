import { describe, expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";

const invoices = [{ number: "INV-1", paid: 10_000 }];

describe("decideRefunds", () => {
  it("accepts a part of what was paid", () => {
    const { decisions, left } = decideRefunds(invoices, [{ id: "r1", invoice: "INV-1", cents: 6_000 }]);
    expect(decisions[0]?.accepted).toBe(true);
    expect(left["INV-1"]).toBe(4_000);
  });

  it("refuses more than was paid", () => {
    const { decisions } = decideRefunds(invoices, [{ id: "r1", invoice: "INV-1", cents: 12_000 }]);
    expect(decisions[0]?.accepted).toBe(false);
  });

  it("refuses unknown invoices", () => {
    const { decisions } = decideRefunds(invoices, [{ id: "r1", invoice: "INV-9", cents: 100 }]);
    expect(decisions[0]?.accepted).toBe(false);
  });
});
