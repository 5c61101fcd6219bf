import { expect, it } from "vitest";
import { billText, totalOf } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("adds texts up as it does numbers", () => {
  const prices = ["1", "20", "300", "4000", "0"];
  const lines = readOrderFile(JSON.stringify(prices.map((price) => ({ text: "Tile", price }))));
  expect(totalOf(lines)).toBe(4_321);
  expect(billText(lines).split("\n").at(-1)).toBe("Total: 43.21 EUR");
});

it("adds a number that comes after texts", () => {
  const lines = readOrderFile('[{ "text": "A", "price": "1999" }, { "text": "B", "price": 1 }]');
  expect(totalOf(lines)).toBe(2_000);
});
