import { expect, it } from "vitest";
import { billText } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("keeps free lines", () => {
  const lines = readOrderFile('[{ "text": "Sample", "price": 0 }, { "text": "Cup", "price": 500 }]');
  expect(billText(lines)).toBe("Cup: 5.00 EUR\nSample: 0.00 EUR\nTotal: 5.00 EUR");
});
