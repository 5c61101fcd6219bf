import type { Parcel, Zone } from "./parcel";

/** Extra charge for bulky parcels. */
const BULKY_EXTRA = 3.0;

interface Row {
  readonly maxGrams: number;
  readonly cents: Partial<Record<Zone, number>>;
}

const ROWS: readonly Row[] = [
  { maxGrams: 500, cents: { home: 390, near: 650, far: 1200 } },
  { maxGrams: 2000, cents: { home: 490, near: 990, far: 1900 } },
  { maxGrams: 5000, cents: { home: 690, near: 1490, far: 3400 } },
  { maxGrams: 10000, cents: { home: 990, near: 2200 } },
  { maxGrams: 31500, cents: { home: 1690 } },
];

export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  const cents = ROWS.find((row) => grams <= row.maxGrams)?.cents[zone];
  if (cents === undefined) return null;
  if (longestCm > 120) return null;
  if (longestCm > 60) {
    return zone === "far" ? null : cents + BULKY_EXTRA;
  }
  return cents;
}
