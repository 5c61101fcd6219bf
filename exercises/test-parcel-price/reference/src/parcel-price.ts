import type { Parcel, Zone } from "./parcel";

/** The highest weight of each row, in grams. It belongs to the row. */
const UP_TO = [500, 2_000, 5_000, 10_000, 31_500];

/** Cents, row by row; a zone without a price for a row is not served there. */
const PRICES: Record<Zone, readonly number[]> = {
  home: [390, 490, 690, 990, 1_690],
  near: [650, 990, 1_490, 2_200],
  far: [1_200, 1_900, 3_400],
};

const BULKY_OVER = 60;
const LONGEST = 120;
const BULKY_COSTS = 300;

/** What the carrier asks for a parcel, in cents; null if it does not take the parcel. */
export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  const isBulky = longestCm > BULKY_OVER;
  if (longestCm > LONGEST || (isBulky && zone === "far")) return null;
  const price = PRICES[zone][UP_TO.findIndex((most) => grams <= most)];
  if (price === undefined) return null;
  return isBulky ? price + BULKY_COSTS : price;
}
