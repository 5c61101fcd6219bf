import { expect, it } from "vitest";
import { billText, totalOf } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("adds texts up as it does numbers", () => {
  const lines = readOrderFile('[{ "text": "Jug", "price": "2150" }, { "text": "Mug", "price": "80" }]');
  expect(totalOf(lines)).toBe(2_230);
  expect(billText(lines)).toContain("Total: 22.30 EUR");
});

it("adds texts and numbers of one file", () => {
  const lines = readOrderFile(
    '[{ "text": "A", "price": "500" }, { "text": "B", "price": 1000 }, { "text": "C", "price": "700" }]',
  );
  expect(totalOf(lines)).toBe(2_200);
});
