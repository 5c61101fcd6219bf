import { expect, it } from "vitest";
import { dearestFirst } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("puts the dearest first where prices are texts", () => {
  const prices = ["80", "1000", "9", "25000", "300"];
  const lines = readOrderFile(JSON.stringify(prices.map((price) => ({ text: `at ${price}`, price }))));
  expect(dearestFirst(lines).map(({ text }) => text)).toEqual(["at 25000", "at 1000", "at 300", "at 80", "at 9"]);
});

it("keeps lines of one price in their order, behind a dearer one", () => {
  const lines = readOrderFile(
    '[{ "text": "1st", "price": "500" }, { "text": "top", "price": "10000" }, { "text": "2nd", "price": 500 }]',
  );
  expect(dearestFirst(lines).map(({ text }) => text)).toEqual(["top", "1st", "2nd"]);
});
