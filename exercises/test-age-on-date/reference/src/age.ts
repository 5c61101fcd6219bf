import { type Day, partsOf, type Signer } from "./day";

const SIGNS_TOO = 14;
const OF_AGE = 18;

/** The age in whole years on a day. A birthday counts from its first minute; 29 February waits for 1 March. */
export function ageOn(born: Day, day: Day): number {
  const [bornYear, bornMonth, bornDate] = partsOf(born);
  const [year, month, date] = partsOf(day);
  const isBeforeBirthday = month < bornMonth || (month === bornMonth && date < bornDate);
  return year - bornYear - (isBeforeBirthday ? 1 : 0);
}

/** Who signs the consent form for a visit on a day. */
export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age < SIGNS_TOO) return "parent";
  return age < OF_AGE ? "both" : "patient";
}
