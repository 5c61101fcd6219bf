import type { CalendarDay, Standing } from "./calendar";

/** Nothing changes after the first year, so more than this is never needed. */
const ENOUGH = 12;

/** Counts up, month by month, until the next one would not be complete. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  let months = 0;
  for (; months < ENOUGH; months++) {
    const next = joined.month + months + 1;
    const year = joined.year + Math.floor((next - 1) / 12);
    const month = ((next - 1) % 12) + 1;
    const isComplete =
      today.year > year ||
      (today.year === year && (today.month > month || (today.month === month && today.date >= joined.date)));
    if (!isComplete) break;
  }
  return months;
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
