import { expect, test } from "vitest";
import type { Zone } from "../src/parcel";
import { parcelPrice } from "../src/parcel-price";

function price(zone: Zone, grams: number, longestCm = 30) {
  return parcelPrice({ zone, grams, longestCm });
}

const LIST: Record<Zone, [upTo: number, cents: number][]> = {
  home: [[500, 390], [2_000, 490], [5_000, 690], [10_000, 990], [31_500, 1_690]],
  near: [[500, 650], [2_000, 990], [5_000, 1_490], [10_000, 2_200]],
  far: [[500, 1_200], [2_000, 1_900], [5_000, 3_400]],
};

test.each(Object.keys(LIST) as Zone[])("each row to %s ends with its own weight", (zone) => {
  let from = 1;
  for (const [upTo, cents] of LIST[zone]) {
    expect(price(zone, from)).toBe(cents);
    expect(price(zone, from + 99)).toBe(cents);
    expect(price(zone, upTo)).toBe(cents);
    from = upTo + 1;
  }
  expect(price(zone, from)).toBeNull();
});

test("a parcel is bulky over 60 cm", () => {
  expect(price("home", 400, 60)).toBe(390);
  expect(price("home", 400, 61)).toBe(690);
  expect(price("near", 10_000, 60)).toBe(2_200);
  expect(price("near", 10_000, 61)).toBe(2_500);
});

test("bulky parcels are not taken far away, others are", () => {
  expect(price("far", 400, 60)).toBe(1_200);
  expect(price("far", 400, 61)).toBeNull();
});

test("nothing is taken over 120 cm", () => {
  expect(price("home", 31_500, 120)).toBe(1_990);
  expect(price("home", 31_500, 121)).toBeNull();
  expect(price("near", 400, 120)).toBe(950);
  expect(price("near", 400, 121)).toBeNull();
});
