import type { Parcel, Zone } from "./parcel";

type Tariff = ReadonlyMap<number, number>;

/** Weight limit in grams → price in cents. */
const TARIFFS: Record<Zone, Tariff> = {
  home: new Map([[500, 390], [2000, 490], [5000, 690], [10000, 990], [31500, 1690]]),
  near: new Map([[500, 650], [2000, 990], [5000, 1490], [10000, 2200]]),
  far: new Map([[500, 1200], [2000, 1900], [5000, 3400]]),
};

/** Bulky parcels start at 60 cm. */
const isBulky = (parcel: Parcel): boolean => parcel.longestCm >= 60;

export function parcelPrice(parcel: Parcel): number | null {
  if (parcel.longestCm > 120) return null;
  if (parcel.zone === "far" && isBulky(parcel)) return null;

  for (const [limit, price] of TARIFFS[parcel.zone]) {
    if (parcel.grams <= limit) {
      return isBulky(parcel) ? price + 300 : price;
    }
  }
  return null;
}
