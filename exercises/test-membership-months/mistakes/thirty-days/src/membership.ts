import { type CalendarDay, dayNumber, type Standing } from "./calendar";

const DAYS_OF_A_MONTH = 30;

/** Completed months, counted in days. */
export const monthsOn = (joined: CalendarDay, today: CalendarDay): number =>
  Math.trunc((dayNumber(today) - dayNumber(joined)) / DAYS_OF_A_MONTH);

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
