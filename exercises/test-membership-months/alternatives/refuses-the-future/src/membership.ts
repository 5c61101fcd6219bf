import type { CalendarDay, Standing } from "./calendar";

/** From which month on somebody has which standing. */
const STEPS: readonly (readonly [number, Standing])[] = [
  [12, "voter"],
  [3, "member"],
  [0, "trial"],
];

/** Subtracts as on paper: date, month, year, and borrows where the upper one is too small. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  for (const { month, date } of [joined, today]) {
    if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) throw new RangeError("no day of the calendar");
  }
  let { year, month } = today;
  if (today.date < joined.date) month -= 1;
  if (month < joined.month) {
    month += 12;
    year -= 1;
  }
  if (year < joined.year) throw new RangeError("not in the club yet");
  return (year - joined.year) * 12 + month - joined.month;
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const months = monthsOn(joined, today);
  return STEPS.find(([from]) => from <= months)![1];
}
