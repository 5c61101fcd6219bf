import { expect, test } from "vitest";
import type { Zone } from "../src/parcel";
import { parcelPrice } from "../src/parcel-price";

/** The price of a parcel; its longest side is 30 cm unless you say something else. */
function price(zone: Zone, grams: number, longestCm = 30) {
  return parcelPrice({ zone, grams, longestCm });
}

test("a parcel of one kilogram that stays in the country", () => {
  expect(price("home", 1000)).toBe(490);
});

// Which parcels does each row of the list decide, and each rule below it? null means: not taken.
