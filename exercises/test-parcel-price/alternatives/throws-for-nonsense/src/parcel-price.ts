import type { Parcel } from "./parcel";

/** What a step is made of, one column of the carrier's list after another. */
const LIST = `
  500    390   650  1200
  2000   490   990  1900
  5000   690  1490  3400
  10000  990  2200     -
  31500 1690     -     -`;

const COLUMNS = ["grams", "home", "near", "far"];
const STEPS = LIST.trim()
  .split("\n")
  .map((line) => line.trim().split(/ +/).map(Number));

export function parcelPrice(parcel: Parcel): number | null {
  const column = COLUMNS.indexOf(parcel.zone);
  if (column < 1) throw new RangeError(`There is no zone ${parcel.zone}.`);
  for (const measure of [parcel.grams, parcel.longestCm]) {
    if (!(measure > 0) || measure % 1 !== 0) throw new RangeError("A parcel has a weight and a length.");
  }
  const surcharge = surchargeOf(parcel);
  let price = Number.NaN;
  for (const step of STEPS) {
    price = step[column]!;
    if (parcel.grams <= step[0]!) break;
    price = Number.NaN;
  }
  return surcharge === null || Number.isNaN(price) ? null : price + surcharge;
}

/** Null for what is too long. */
function surchargeOf({ longestCm, zone }: Parcel): number | null {
  if (longestCm <= 60) return 0;
  return zone === "far" || longestCm > 120 ? null : 300;
}
