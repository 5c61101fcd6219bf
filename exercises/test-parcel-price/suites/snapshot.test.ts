import { expect, test } from "vitest";
import type { Zone } from "../src/parcel";
import { parcelPrice } from "../src/parcel-price";

// Taken down from a run of the code: every half kilogram up to six.
const weights = Array.from({ length: 12 }, (_, i) => (i + 1) * 500);
const record = (zone: Zone, longestCm: number) =>
  weights.map((grams) => parcelPrice({ zone, grams, longestCm }) ?? "-").join(" ");

test("home, as recorded", () => {
  expect(record("home", 30)).toBe("490 490 490 690 690 690 690 690 690 990 990 990");
});

test("near, as recorded", () => {
  expect(record("near", 30)).toBe("990 990 990 1490 1490 1490 1490 1490 1490 2200 2200 2200");
});

test("far, as recorded", () => {
  expect(record("far", 30)).toBe("1900 1900 1900 3400 3400 3400 3400 3400 3400 - - -");
});

test("far and bulky, as recorded", () => {
  expect(record("far", 80)).toBe("- - - - - - - - - - - -");
});
