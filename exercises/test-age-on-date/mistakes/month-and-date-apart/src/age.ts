import { type Day, partsOf, type Signer } from "./day";

/** Calculates the age in completed years. The birthday is reached once month and date are. */
export function ageOn(born: Day, day: Day): number {
  const [birthYear, birthMonth, birthDate] = partsOf(born);
  const [visitYear, visitMonth, visitDate] = partsOf(day);

  const isBirthdayReached = visitMonth >= birthMonth && visitDate >= birthDate;
  return visitYear - birthYear - (isBirthdayReached ? 0 : 1);
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
