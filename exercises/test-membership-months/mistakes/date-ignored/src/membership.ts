import type { CalendarDay, Standing } from "./calendar";

/** Whole months between two days: the years in months, plus the difference of the months. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  return 12 * (today.year - joined.year) + (today.month - joined.month);
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
