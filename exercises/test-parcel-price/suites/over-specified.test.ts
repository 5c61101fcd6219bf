import { expect, test } from "vitest";
import { parcelPrice } from "../src/parcel-price";

test("ends a step with its own weight", () => {
  expect(parcelPrice({ zone: "home", grams: 2000, longestCm: 30 })).toBe(490);
  expect(parcelPrice({ zone: "home", grams: 2001, longestCm: 30 })).toBe(690);
});

test("is bulky over 60 cm", () => {
  expect(parcelPrice({ zone: "home", grams: 2000, longestCm: 60 })).toBe(490);
  expect(parcelPrice({ zone: "home", grams: 2000, longestCm: 61 })).toBe(790);
});

test("costs the least for nothing", () => {
  expect(parcelPrice({ zone: "home", grams: 0, longestCm: 30 })).toBe(390);
});

test("counts half a gram", () => {
  expect(parcelPrice({ zone: "home", grams: 500.5, longestCm: 30 })).toBe(490);
});

test("takes a negative length for a flat parcel", () => {
  expect(parcelPrice({ zone: "home", grams: 100, longestCm: -1 })).toBe(390);
});

test("does not ship to the moon", () => {
  expect(parcelPrice({ zone: "moon" as "far", grams: 100, longestCm: 30 })).toBeNull();
});
