import type { CalendarDay, Standing } from "./calendar";

/** Distance between two months of the calendar, whichever comes first. */
const apart = (a: number, b: number): number => Math.abs(a - b);

export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  let months = apart(today.year, joined.year) * 12;
  months += apart(today.month, joined.month);
  if (today.date < joined.date) months--;
  return months;
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
