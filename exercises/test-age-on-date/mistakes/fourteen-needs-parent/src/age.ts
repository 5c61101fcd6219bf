import { type Day, partsOf, type Signer } from "./day";

/** Calculates the age in completed years. */
export function ageOn(born: Day, day: Day): number {
  const [year] = partsOf(day);
  const [birthYear] = partsOf(born);
  // Month and date compare as text: "03-17" comes before "11-02".
  return day.slice(5) < born.slice(5) ? year - birthYear - 1 : year - birthYear;
}

/** Patients over 14 sign as well; from 18 on they sign alone. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age > 14) return age >= 18 ? "patient" : "both";
  return "parent";
}
