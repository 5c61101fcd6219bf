import { type Day, partsOf, type Signer } from "./day";

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The birthday in a year. Where there is no 29 February, it is kept on the 28th. */
function birthdayIn(year: number, born: Day): Day {
  const monthAndDate = born.slice(4);
  return `${year}${monthAndDate === "-02-29" && !isLeapYear(year) ? "-02-28" : monthAndDate}`;
}

export function ageOn(born: Day, day: Day): number {
  const [bornYear] = partsOf(born);
  const [year] = partsOf(day);
  const years = year - bornYear;
  return day < birthdayIn(year, born) ? years - 1 : years;
}

export function signerOn(born: Day, day: Day): Signer {
  const age = ageOn(born, day);
  if (age >= 18) return "patient";
  return age >= 14 ? "both" : "parent";
}
