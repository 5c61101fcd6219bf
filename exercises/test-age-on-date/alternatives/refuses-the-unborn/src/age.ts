import { type Day, partsOf, type Signer } from "./day";

const SIGNERS: readonly (readonly [from: number, signer: Signer])[] = [
  [18, "patient"],
  [14, "both"],
  [0, "parent"],
];

/** A day as one number that grows with it: 20260317. */
function asNumber(day: Day): number {
  const [year, month, date] = partsOf(day);
  if (!Number.isInteger(year) || !(month >= 1 && month <= 12) || !(date >= 1 && date <= 31)) {
    throw new TypeError(`Not a day: ${day}`);
  }
  return year * 10_000 + month * 100 + date;
}

/** Ten thousands of the difference are the years that are complete. */
export function ageOn(born: Day, day: Day): number {
  const difference = asNumber(day) - asNumber(born);
  if (difference < 0) throw new RangeError(`${day} is before ${born}`);
  return Math.floor(difference / 10_000);
}

export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  return SIGNERS.find(([from]) => age >= from)![1];
}
