import { expect, it } from "vitest";
import { totalOf } from "../src/bill";
import { readOrderFile } from "../src/order-file";

// This order was always billed correctly. Change it into one that the old code bills incorrectly and yours does not.
it("adds up an order", () => {
  const lines = readOrderFile('[{ "text": "Plate", "price": 650 }, { "text": "Bowl", "price": 1100 }]');
  expect(totalOf(lines)).toBe(1_750);
});
