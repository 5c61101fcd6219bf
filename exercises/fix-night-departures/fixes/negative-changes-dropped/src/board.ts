import { minutesUntil, parseTime } from "./time-of-day";

/** One departure of a stop's timetable. */
export interface Departure {
  readonly line: string;
  readonly to: string;
  /** "23:55" */
  readonly time: string;
}

/** What fits on the display. */
const ROWS = 5;
/** How far the display looks ahead, in minutes. */
const HORIZON = 60;

/** The rows of a stop's display, the next departure first: "U3 Harbour 6 min", "N2 Airport now". */
export function boardAt(now: string, timetable: readonly Departure[]): string[] {
  const current = parseTime(now);

  return timetable
    .map(({ line, to, time }) => ({ line, to, minutes: minutesUntil(current, parseTime(time)) }))
    .map((row) => ({ ...row, minutes: row.minutes < 0 ? row.minutes + 24 * 60 : row.minutes }))
    .filter(({ minutes }) => minutes >= 0 && minutes <= HORIZON) // neither gone nor too far away
    .sort((a, b) => a.minutes - b.minutes)
    .slice(0, ROWS)
    .map(({ line, to, minutes }) => `${line} ${to} ${minutes === 0 ? "now" : `${minutes} min`}`);
}
