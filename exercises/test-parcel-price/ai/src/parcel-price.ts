import type { Parcel, Zone } from "./parcel";

/** A weight step of the carrier's price list: upper limit in grams, price in cents. */
interface WeightStep {
  limit: number;
  price: number;
}

/**
 * The carrier's price list per zone, in ascending order of weight.
 * A zone that ends early simply has fewer steps.
 */
const PRICE_LIST: Record<Zone, WeightStep[]> = {
  home: [
    { limit: 500, price: 390 },
    { limit: 2000, price: 490 },
    { limit: 5000, price: 690 },
    { limit: 10000, price: 990 },
    { limit: 31500, price: 1690 },
  ],
  near: [
    { limit: 500, price: 650 },
    { limit: 2000, price: 990 },
    { limit: 5000, price: 1490 },
    { limit: 10000, price: 2200 },
  ],
  far: [
    { limit: 500, price: 1200 },
    { limit: 2000, price: 1900 },
    { limit: 5000, price: 3400 },
  ],
};

const BULKY_FROM_CM = 60;
const MAX_LENGTH_CM = 120;
const BULKY_SURCHARGE = 300;

/**
 * Calculates the shipping price of a parcel.
 *
 * @returns Price in cents, or null if the carrier does not accept the parcel
 */
export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  if (longestCm > MAX_LENGTH_CM) return null;

  const isBulky = longestCm > BULKY_FROM_CM;
  if (isBulky && zone === "far") return null;

  // Find the first step that the parcel fits into.
  const step = PRICE_LIST[zone].find(({ limit }) => grams < limit);
  if (!step) return null;

  return step.price + (isBulky ? BULKY_SURCHARGE : 0);
}
