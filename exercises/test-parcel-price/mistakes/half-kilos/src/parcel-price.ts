import type { Parcel, Zone } from "./parcel";

/** Prices in cents by weight in kilograms. */
const PRICES_BY_KG: Record<Zone, { kg: number; cents: number }[]> = {
  home: [{ kg: 0.5, cents: 390 }, { kg: 2, cents: 490 }, { kg: 5, cents: 690 }, { kg: 10, cents: 990 }, { kg: 31.5, cents: 1690 }],
  near: [{ kg: 0.5, cents: 650 }, { kg: 2, cents: 990 }, { kg: 5, cents: 1490 }, { kg: 10, cents: 2200 }],
  far: [{ kg: 0.5, cents: 1200 }, { kg: 2, cents: 1900 }, { kg: 5, cents: 3400 }],
};

/** The carrier's scales show half kilograms. */
function toKilograms(grams: number): number {
  return Math.round(grams / 500) / 2;
}

export function parcelPrice(parcel: Parcel): number | null {
  const { zone, longestCm } = parcel;
  const bulky = longestCm > 60;
  if (longestCm > 120 || (bulky && zone === "far")) return null;

  const weight = toKilograms(parcel.grams);
  const entry = PRICES_BY_KG[zone].find(({ kg }) => weight <= kg);
  return entry ? entry.cents + (bulky ? 300 : 0) : null;
}
