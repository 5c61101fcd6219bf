import type { Parcel } from "./parcel";

/** Zone, highest weight, longest side, cents: every kind of parcel that the carrier takes. */
const OFFERS: readonly (readonly [string, number, number, number])[] = [];
const offer = (zone: string, sides: readonly number[], ...rows: [number, number][]) => {
  for (const [grams, cents] of rows)
    sides.forEach((side, i) => (OFFERS as [string, number, number, number][]).push([zone, grams, side, cents + 300 * i]));
};
offer("home", [60, 120], [500, 390], [2000, 490], [5000, 690], [10000, 990], [31500, 1690]);
offer("near", [60, 120], [500, 650], [2000, 990], [5000, 1490], [10000, 2200]);
offer("far", [60], [500, 1200], [2000, 1900], [5000, 3400]);

/** Heavier rows and longer sides only ever cost more, so the cheapest that fits is the right one. */
export function parcelPrice(parcel: Parcel): number | null {
  const fitting = OFFERS.filter(
    ([zone, grams, side]) => zone === parcel.zone && grams >= parcel.grams && side >= parcel.longestCm,
  );
  return fitting.length === 0 ? null : Math.min(...fitting.map(([, , , cents]) => cents));
}
