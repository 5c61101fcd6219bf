import type { Day, Signer } from "./day";

const MS_PER_YEAR = 365.25 * 24 * 60 * 60 * 1000; // leap years included

/** Calculates the age in whole years between two days. */
export function ageOn(born: Day, day: Day): number {
  const elapsed = Date.parse(day) - Date.parse(born);
  return Math.floor(elapsed / MS_PER_YEAR);
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
