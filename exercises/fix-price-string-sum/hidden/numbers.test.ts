import { expect, it } from "vitest";
import { billText, totalOf } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("bills files with numbers as before", () => {
  const lines = readOrderFile('[{ "text": " Jug", "price": 7 }, { "text": "Tray", "price": 123456 }]');
  expect(totalOf(lines)).toBe(123_463);
  expect(billText(lines)).toBe("Tray: 1234.56 EUR\nJug: 0.07 EUR\nTotal: 1234.63 EUR");
});
