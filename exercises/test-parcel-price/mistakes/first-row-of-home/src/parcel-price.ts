import type { Parcel, Zone } from "./parcel";

const LETTER_LIMIT = 500;
const BULKY_SURCHARGE = 300;

/** Light parcels have a flat price. */
const lightPrice = (zone: Zone): number => (zone === "far" ? 1200 : 390);

const HEAVIER: Record<Zone, { upTo: number; price: number }[]> = {
  home: [{ upTo: 2000, price: 490 }, { upTo: 5000, price: 690 }, { upTo: 10000, price: 990 }, { upTo: 31500, price: 1690 }],
  near: [{ upTo: 2000, price: 990 }, { upTo: 5000, price: 1490 }, { upTo: 10000, price: 2200 }],
  far: [{ upTo: 2000, price: 1900 }, { upTo: 5000, price: 3400 }],
};

function priceByWeight(zone: Zone, grams: number): number | undefined {
  if (grams <= LETTER_LIMIT) return lightPrice(zone);
  return HEAVIER[zone].find(({ upTo }) => grams <= upTo)?.price;
}

export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  const price = priceByWeight(zone, grams);
  if (price === undefined || longestCm > 120) return null;
  if (longestCm <= 60) return price;
  return zone === "far" ? null : price + BULKY_SURCHARGE;
}
