import { describe, expect, it } from "vitest";
import { BadAmount } from "../src/line";
import { amountDue, vatOf, vatTable } from "../src/vat";

describe("vatOf", () => {
  it("rounds halves up for charges", () => {
    expect(vatOf(50, 5)).toBe(3);
  });

  it("rounds halves down for credits", () => {
    expect(vatOf(-50, 5)).toBe(-3);
  });

  it("is plain zero for tiny credits", () => {
    expect(vatOf(-1, 19)).toBe(0);
  });

  it("explains what is wrong with a fraction", () => {
    expect(() => vatOf(10.5, 19)).toThrow("Not an amount in whole cents up to 1000000000: 10.5");
  });

  it("throws its own class of error", () => {
    expect(() => vatOf(0.1, 19)).toThrow(BadAmount);
  });
});

describe("vatTable", () => {
  it("lists the rates as they occur", () => {
    expect(vatTable([{ net: 100, rate: 19 }, { net: 100, rate: 7 }, { net: 100, rate: 8.1 }]).map((row) => row.rate)).toEqual([19, 7, 8.1]);
  });

  it("prints the fields in order", () => {
    expect(JSON.stringify(vatTable([{ net: 13, rate: 19 }, { net: 13, rate: 19 }]))).toBe('[{"rate":19,"net":26,"vat":4}]');
  });
});

describe("amountDue", () => {
  it("adds VAT line by line", () => {
    expect(amountDue([{ net: 13, rate: 19 }, { net: 13, rate: 19 }, { net: 13, rate: 19 }])).toBe(45);
  });
});
