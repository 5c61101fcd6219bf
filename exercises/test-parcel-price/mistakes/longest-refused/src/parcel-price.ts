import type { Parcel, Zone } from "./parcel";

const LIMITS = { bulky: 60, longest: 120 } as const;
const SURCHARGE_CENTS = 300;

const priceTable: Record<Zone, [maxGrams: number, cents: number][]> = {
  home: [[500, 390], [2000, 490], [5000, 690], [10000, 990], [31500, 1690]],
  near: [[500, 650], [2000, 990], [5000, 1490], [10000, 2200]],
  far: [[500, 1200], [2000, 1900], [5000, 3400]],
};

/** Only parcels shorter than the maximum length are accepted. */
function isAccepted({ zone, longestCm }: Parcel): boolean {
  const fitsOnBelt = longestCm < LIMITS.longest;
  return fitsOnBelt && !(zone === "far" && longestCm > LIMITS.bulky);
}

export function parcelPrice(parcel: Parcel): number | null {
  if (!isAccepted(parcel)) return null;
  const row = priceTable[parcel.zone].find(([maxGrams]) => parcel.grams <= maxGrams);
  if (!row) return null;
  return row[1] + (parcel.longestCm > LIMITS.bulky ? SURCHARGE_CENTS : 0);
}
