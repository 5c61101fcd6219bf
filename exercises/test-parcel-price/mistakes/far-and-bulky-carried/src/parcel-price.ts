import type { Parcel, Zone } from "./parcel";

class PriceList {
  constructor(private readonly rows: readonly { upTo: number; cents: number }[]) {}

  /** Base price by weight, or null if there is no row for it. */
  basePrice(grams: number): number | null {
    for (const row of this.rows) {
      if (grams <= row.upTo) return row.cents;
    }
    return null;
  }
}

const LISTS: Record<Zone, PriceList> = {
  home: new PriceList([
    { upTo: 500, cents: 390 },
    { upTo: 2000, cents: 490 },
    { upTo: 5000, cents: 690 },
    { upTo: 10000, cents: 990 },
    { upTo: 31500, cents: 1690 },
  ]),
  near: new PriceList([
    { upTo: 500, cents: 650 },
    { upTo: 2000, cents: 990 },
    { upTo: 5000, cents: 1490 },
    { upTo: 10000, cents: 2200 },
  ]),
  far: new PriceList([
    { upTo: 500, cents: 1200 },
    { upTo: 2000, cents: 1900 },
    { upTo: 5000, cents: 3400 },
  ]),
};

export function parcelPrice(parcel: Parcel): number | null {
  const base = LISTS[parcel.zone].basePrice(parcel.grams);
  if (base === null || parcel.longestCm > 120) return null;
  const surcharge = parcel.longestCm > 60 ? 300 : 0;
  return base + surcharge;
}
