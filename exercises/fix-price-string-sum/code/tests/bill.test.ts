import { describe, expect, it } from "vitest";
import { billText, totalOf } from "../src/bill";
import { readOrderFile } from "../src/order-file";

describe("billing an order", () => {
  it("adds up the lines", () => {
    const lines = readOrderFile('[{ "text": "Bowl", "price": 1000 }, { "text": "Cup", "price": 500 }]');
    expect(totalOf(lines)).toBe(1_500);
  });

  it("puts the dearest line first", () => {
    const lines = readOrderFile('[{ "text": "Cup ", "price": 905 }, { "text": "Pot", "price": 12000 }]');
    expect(billText(lines)).toBe("Pot: 120.00 EUR\nCup: 9.05 EUR\nTotal: 129.05 EUR");
  });

  // Order 5512, Monday. Leonie
  it("adds up the lines of the new shop", () => {
    const lines = readOrderFile('[{ "text": "Bowl", "price": "1000" }, { "text": "Cup", "price": "500" }]');
    expect(billText(lines)).toContain("Total: 15.00 EUR");
  });
});

describe("the file", () => {
  it("has to be a list", () => {
    expect(() => readOrderFile('{ "text": "Bowl" }')).toThrow("no list of lines");
  });
});
