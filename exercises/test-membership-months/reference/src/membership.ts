import type { CalendarDay, Standing } from "./calendar";

const TRIAL_MONTHS = 3;
const MONTHS_TO_VOTE = 12;

/** The months that are complete. Where a month lacks the date, it is complete on the first of the next. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  const begun = monthNumber(today) - monthNumber(joined);
  return today.date < joined.date ? begun - 1 : begun;
}

/** The standing on a day. */
export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  if (months >= MONTHS_TO_VOTE) return "voter";
  return months >= TRIAL_MONTHS ? "member" : "trial";
}

/** Months since the year 0: neighbours differ by one, over New Year too. */
function monthNumber({ year, month }: CalendarDay): number {
  return year * 12 + month;
}
