import type { CalendarDay, Standing } from "./calendar";

const TRIAL = 3;
const YEAR = 12;

export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  const from = joined.year * YEAR + joined.month;
  const to = today.year * YEAR + today.month;
  const borrow = Number(today.date < joined.date);
  return to - from - borrow;
}

/** After the trial comes the membership, and after a year the vote. */
export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  switch (true) {
    case months <= TRIAL:
      return "trial";
    case months < YEAR:
      return "member";
    default:
      return "voter";
  }
}
