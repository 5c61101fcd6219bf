import { type Day, partsOf, type Signer } from "./day";

/** Calculates the age in completed years. */
export function ageOn(born: Day, day: Day): number {
  const [birthYear, birthMonth, birthDate] = partsOf(born);
  const [year, month, date] = partsOf(day);
  const months = (year - birthYear) * 12 + (month - birthMonth) - (date < birthDate ? 1 : 0);
  return Math.floor(months / 12);
}

/** Patients between 14 and 18 sign together with a parent. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 14 && age <= 18) return "both";
  return age > 18 ? "patient" : "parent";
}
