import type { CalendarDay, Standing } from "./calendar";

/** A month is over once the date of joining has passed. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  const months = (today.year - joined.year) * 12 + today.month - joined.month;
  const isOver = today.date > joined.date;
  return isOver ? months : Math.max(0, months - 1);
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
