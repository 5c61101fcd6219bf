import { type Day, partsOf, type Signer } from "./day";

/** Calculates the age in completed years, correcting for birthdays that are still to come. */
export function ageOn(born: Day, day: Day): number {
  const [birthYear, birthMonth, birthDate] = partsOf(born);
  const [visitYear, visitMonth, visitDate] = partsOf(day);

  let age = visitYear - birthYear;
  if (birthMonth < visitMonth || (birthMonth === visitMonth && visitDate < birthDate)) age -= 1;
  return age;
}

/** Determines who has to sign the consent form. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
