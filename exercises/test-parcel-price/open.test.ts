import { describe, expect, it } from "vitest";
import { parcelPrice } from "../src/parcel-price";

describe("a weight or a side of 0 or less, or with a fraction", () => {
  it.each([
    [0, 30],
    [-1, 30],
    [499.5, 30],
    [100, 0],
    [100, 30.5],
  ])("%d g, %d cm", (grams, longestCm) => {
    expect(parcelPrice({ zone: "home", grams, longestCm })).toBe(390);
  });
});

it("a zone that is not one of the three", () => {
  expect(() => parcelPrice({ zone: "moon" as "far", grams: 100, longestCm: 30 })).toThrow(TypeError);
});
