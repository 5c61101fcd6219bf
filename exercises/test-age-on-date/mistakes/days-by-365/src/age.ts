import type { Day, Signer } from "./day";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Calculates the age in whole years from the number of days lived. */
export function ageOn(born: Day, day: Day): number {
  const daysLived = (Date.parse(day) - Date.parse(born)) / DAY_MS;
  return Math.floor(daysLived / 365);
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
