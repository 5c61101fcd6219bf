import { describe, expect, it } from "vitest";
import { BadAmount } from "../src/line";
import { vatOf, vatTable } from "../src/vat";

describe("The order of the rows", () => {
  it("is that of the lines", () => {
    const lines = [19, 7, 8.1].map((rate) => ({ net: 100, rate }));
    expect(vatTable(lines).map(({ rate }) => rate)).toEqual([19, 7, 8.1]);
  });

  it("and of the fields is this", () => {
    expect(Object.keys(vatTable([{ net: 13, rate: 19 }])[0]!)).toEqual(["rate", "net", "vat"]);
  });
});

it("Whether a VAT of zero is", () => {
  expect(Object.is(vatOf(-1, 19), -0)).toBe(true);
});

describe("Which error is thrown", () => {
  it("is a BadAmount", () => {
    expect(() => vatOf(0.1, 19)).toThrow(BadAmount);
  });

  it("in these words", () => {
    expect(() => vatOf(10.5, 19)).toThrow("Not an amount in whole cents up to 1000000000: 10.5");
  });
});

it("Rates in any other form", () => {
  expect(vatOf(100, Number.NaN)).toBeNaN();
});
