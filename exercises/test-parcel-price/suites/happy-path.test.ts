import { expect, test } from "vitest";
import { parcelPrice } from "../src/parcel-price";

test("a small parcel in the country", () => {
  expect(parcelPrice({ zone: "home", grams: 1500, longestCm: 40 })).toBe(490);
});

test("a bigger one to a neighbour", () => {
  expect(parcelPrice({ zone: "near", grams: 4000, longestCm: 50 })).toBe(1490);
});

test("a bulky one", () => {
  expect(parcelPrice({ zone: "home", grams: 8000, longestCm: 90 })).toBe(1290);
});

test("one that is much too heavy", () => {
  expect(parcelPrice({ zone: "far", grams: 50_000, longestCm: 50 })).toBeNull();
});
