import { type Day, partsOf, type Signer } from "./day";

/** Calculates the age from the years of both days. */
export function ageOn(born: Day, day: Day): number {
  const [birthYear] = partsOf(born);
  const [visitYear] = partsOf(day);
  return visitYear - birthYear;
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
