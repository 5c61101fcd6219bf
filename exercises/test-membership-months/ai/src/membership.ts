import { type CalendarDay, dayNumber, type Standing } from "./calendar";

/** The average length of a month in the Gregorian calendar, leap years included. */
const DAYS_PER_MONTH = 365.2425 / 12;

/**
 * Calculates for how many months somebody has been in the club.
 *
 * Months differ in length, so the exact average is used: the result is precise over any number of years.
 */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  const days = dayNumber(today) - dayNumber(joined);
  return Math.floor(days / DAYS_PER_MONTH);
}

/** Determines a person's standing from the completed months. */
export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  if (months < 12) return "member";
  return "voter";
}
