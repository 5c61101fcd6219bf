import { expect, it } from "vitest";
import { quoteGroup, quoteSingle } from "../src/quote";
import { receiptLines } from "../src/receipt";
import type { Ride } from "../src/ride";

const ride: Ride = { zones: ["A", "B"], day: "2026-11-20" };

it("prices a single ride", () => {
  expect(quoteSingle(ride, "adult").total).toBe(3.2);
  expect(quoteSingle(ride, "child").total).toBe(1.6);
});

it("prices a group", () => {
  expect(quoteGroup(ride, 7).total).toBe(15.05);
  expect(() => quoteGroup(ride, 4)).toThrow("at least 5");
});

it("prints a receipt", () => {
  expect(receiptLines(quoteSingle(ride, "senior"))).toEqual(["Single ride, A to B", "Total 2.40 EUR"]);
});
