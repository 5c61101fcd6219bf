import type { Parcel, Zone } from "./src/parcel";
import { parcelPrice } from "./src/parcel-price";

/** One parcel, mostly within a gram of the end of a row and a centimetre of the end of a rule. */
export function inputs(random: () => number): unknown[] {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const near = (ends: readonly number[]) => ends[upTo(ends.length) - 1]! + upTo(3) - 2;
  const parcel: Parcel = {
    zone: (["home", "near", "far"] satisfies Zone[])[upTo(3) - 1]!,
    grams: random() < 0.7 ? near([2, 500, 2_000, 5_000, 10_000, 31_500]) : upTo(35_000),
    longestCm: random() < 0.7 ? near([2, 30, 60, 120]) : upTo(140),
  };
  return [parcel];
}

export const call = (args: unknown[]): unknown => parcelPrice(args[0] as Parcel);
