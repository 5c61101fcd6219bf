import { describe, expect, it } from "vitest";
import { amountDue, vatOf, vatTable } from "../src/vat";

// Taken down from a run of the code.
const invoice = [
  { net: 1999, rate: 19 },
  { net: 350, rate: 7 },
  { net: 50, rate: 19 },
  { net: 1200, rate: 0 },
];
const creditNote = invoice.map((line) => ({ ...line, net: -line.net }));

describe("VAT, as recorded", () => {
  it("of the sample invoice", () => {
    expect(JSON.stringify(vatTable(invoice))).toBe(
      '[{"rate":19,"net":2049,"vat":390},{"rate":7,"net":350,"vat":25},{"rate":0,"net":1200,"vat":0}]',
    );
  });

  it("of its credit note", () => {
    expect(JSON.stringify(vatTable(creditNote))).toBe(
      '[{"rate":19,"net":-2049,"vat":-389},{"rate":7,"net":-350,"vat":-24},{"rate":0,"net":-1200,"vat":0}]',
    );
  });

  it("the amount due", () => {
    expect(amountDue(invoice)).toBe(4014);
  });

  it("the amount given back", () => {
    expect(amountDue(creditNote)).toBe(-4012);
  });

  it("of single amounts", () => {
    expect([1, 10, 100, 1000].map((net) => vatOf(net, 19))).toEqual([0, 2, 19, 190]);
  });
});
