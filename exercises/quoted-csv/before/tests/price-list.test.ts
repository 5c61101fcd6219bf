import { expect, it } from "vitest";
import { overviewOf } from "../src/overview";
import { readPriceList } from "../src/price-list";

it("reads a list, and lays it out for the buyers", () => {
  const prices = readPriceList("sku;name;price\nhk-1;Hook;4,20\nhk-20;Rope;12.00\n");
  expect(prices[0]).toEqual({ sku: "HK-1", name: "Hook", cents: 420 });
  expect(overviewOf(prices)).toBe("HK-1   Hook  4.20 \nHK-20  Rope  12.00");
});
