import { twoDigits } from "./digits";
import type { Visit } from "./visit";

/** "03.09." */
export function letterDate({ date, month }: Visit): string {
  // Two digits are enough for any day and month.
  return `${twoDigits(date).slice(-2)}.${twoDigits(month).slice(-2)}.`;
}

/** The text of a reminder. The year is left out: nobody is reminded more than eight weeks ahead. */
export function reminderLetter(visit: Visit): string {
  return [
    `Letter ${visit.letter}/${visit.year}`,
    `Dear ${visit.name},`,
    `we expect you on ${letterDate(visit)} at ${visit.time}.`,
    "If you cannot come, please ring us on the day before.",
    "Harbour Lane Clinic",
  ].join("\n");
}
