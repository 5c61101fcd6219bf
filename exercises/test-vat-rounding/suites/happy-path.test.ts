import { describe, expect, it } from "vitest";
import { amountDue, vatOf, vatTable } from "../src/vat";

describe("VAT", () => {
  it("is 19 % of the net amount", () => {
    expect(vatOf(10000, 19)).toBe(1900);
  });

  it("works for reduced rates", () => {
    expect(vatOf(2000, 7)).toBe(140);
  });

  it("sums up an invoice", () => {
    expect(vatTable([{ net: 10000, rate: 19 }, { net: 5000, rate: 19 }])).toEqual([{ rate: 19, net: 15000, vat: 2850 }]);
  });

  it("knows what is due", () => {
    expect(amountDue([{ net: 10000, rate: 19 }, { net: 2000, rate: 7 }])).toBe(14040);
  });
});
