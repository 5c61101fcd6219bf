import { type Day, partsOf, type Signer } from "./day";

/**
 * Calculates a patient's age on the day of a visit.
 *
 * Pure calendar arithmetic on the parts of both days: no `Date`, no time zones, no rounding.
 *
 * @param born - Day of birth
 * @param day - Day of the visit
 * @returns Completed years
 */
export function ageOn(born: Day, day: Day): number {
  const [birthYear, birthMonth] = partsOf(born);
  const [visitYear, visitMonth] = partsOf(day);

  let age = visitYear - birthYear;
  // The birthday has not been reached yet this year
  if (visitMonth < birthMonth) {
    age--;
  }
  return age;
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  if (age >= 14) return "both";
  return "parent";
}
