import type { CalendarDay, Standing } from "./calendar";

/** How many monthly fees have fallen due, and so how many months somebody has been in. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  let fees = 1;
  for (let { year, month } = joined; year < today.year || month < today.month; fees++) {
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return today.date < joined.date ? fees - 1 : fees;
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months < 3) return "trial";
  return months < 12 ? "member" : "voter";
}
