import type { Parcel, Zone } from "./parcel";

const CENTS: Record<Zone, readonly [light: number, small: number, medium: number, large?: number, heavy?: number]> = {
  home: [390, 490, 690, 990, 1690],
  near: [650, 990, 1490, 2200],
  far: [1200, 1900, 3400],
};

function weightClass(grams: number): number {
  if (grams <= 500) return 0;
  if (grams <= 2000) return 1;
  if (grams <= 5000) return 2;
  return grams <= 10000 ? 3 : 4;
}

export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  if (grams > 31500 || longestCm > 120) return null;
  if (zone === "far" && (grams > 5000 || longestCm > 60)) return null;

  const prices = CENTS[zone];
  // Zones without a price for the heaviest class use their highest one.
  const price = prices[weightClass(grams)] ?? prices[prices.length - 1]!;
  return longestCm > 60 ? price + 300 : price;
}
