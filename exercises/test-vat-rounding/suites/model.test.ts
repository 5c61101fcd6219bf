import { describe, expect, it } from "vitest";
import type { Line, VatRow } from "../src/line";
import { amountDue, vatOf, vatTable } from "../src/vat";

/** The order of the rows is open, so tests put them in one. */
const byRate = (rows: VatRow[]) => [...rows].sort((a, b) => a.rate - b.rate);

describe("vatOf", () => {
  it.each([
    [100, 19, 19],
    [1, 50, 1], // 0.5
    [30, 5, 2], // 1.5
    [50, 5, 3], // 2.5
    [50, 7, 4], // 3.5
    [49, 5, 2], // 2.45
    [51, 5, 3], // 2.55
    [9, 5.5, 0], // 0.495
    [10, 5.5, 1], // 0.55
    [1000, 5.5, 55],
    [1000, 8.1, 81],
    [500, 8.1, 41], // 40.5
    [300, 0.5, 2], // 1.5
    [100, 0, 0],
    [100, 100, 100],
    [999_999_950, 19, 189_999_991], // 189,999,990.5
  ])("on %d cents at %d %% it is %d", (net, rate, vat) => {
    expect(vatOf(net, rate)).toBe(vat);
  });

  it("mirrors a charge in a credit, halves included", () => {
    for (const [net, rate] of [[100, 19], [1, 50], [50, 5], [50, 7], [49, 5], [51, 5], [500, 8.1]] as const) {
      expect(vatOf(-net, rate)).toBe(-vatOf(net, rate));
    }
    expect(vatOf(-50, 5)).toBe(-3);
  });

  it("is nothing on nothing, and on less than half a cent", () => {
    expect(vatOf(0, 19) === 0).toBe(true);
    expect(vatOf(2, 19) === 0).toBe(true);
    expect(vatOf(-2, 19) === 0).toBe(true);
  });

  it("refuses fractions of a cent", () => {
    expect(() => vatOf(10.5, 19)).toThrow();
    expect(() => vatOf(-10.5, 19)).toThrow();
  });

  it("takes nets up to the limit, and refuses those beyond", () => {
    expect(vatOf(1_000_000_000, 7)).toBe(70_000_000);
    expect(vatOf(-1_000_000_000, 7)).toBe(-70_000_000);
    expect(() => vatOf(1_000_000_001, 7)).toThrow();
    expect(() => vatOf(-1_000_000_001, 7)).toThrow();
  });
});

describe("vatTable", () => {
  it("adds up the lines of each rate, each rounded by itself", () => {
    const lines: Line[] = [
      { net: 13, rate: 19 }, // 2.47
      { net: 1000, rate: 7 },
      { net: 13, rate: 19 },
      { net: 13, rate: 19 },
    ];
    expect(byRate(vatTable(lines))).toEqual([
      { rate: 7, net: 1000, vat: 70 },
      { rate: 19, net: 39, vat: 6 }, // 7.41 together
    ]);
  });

  it("keeps a rate of 0, and rows that cancel out", () => {
    expect(vatTable([{ net: 250, rate: 0 }])).toEqual([{ rate: 0, net: 250, vat: 0 }]);
    const [row, ...others] = vatTable([{ net: 100, rate: 7 }, { net: -100, rate: 7 }]);
    expect(others).toEqual([]);
    expect([row?.rate, row?.net === 0, row?.vat === 0]).toEqual([7, true, true]);
  });

  it("has no rows without lines", () => {
    expect(vatTable([])).toEqual([]);
  });

  it("refuses fractions of a cent", () => {
    expect(() => vatTable([{ net: 100, rate: 19 }, { net: 0.5, rate: 19 }])).toThrow();
  });
});

describe("amountDue", () => {
  it("is all nets and all VAT, each line rounded by itself", () => {
    const lines: Line[] = [{ net: 13, rate: 19 }, { net: 13, rate: 19 }, { net: 13, rate: 19 }, { net: 250, rate: 0 }];
    expect(amountDue(lines)).toBe(39 + 6 + 250);
  });

  it("is 0 without lines", () => {
    expect(amountDue([])).toBe(0);
  });

  it("refuses fractions of a cent", () => {
    expect(() => amountDue([{ net: 99.9, rate: 7 }])).toThrow();
  });
});
