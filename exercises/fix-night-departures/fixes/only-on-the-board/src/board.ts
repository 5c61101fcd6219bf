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
    .map(({ line, to, time }) => ({ line, to, minutes: minutesFrom(current, parseTime(time)) }))
    .filter(({ minutes }) => minutes >= 0 && minutes <= HORIZON) // neither gone nor too far away
    .sort((a, b) => a.minutes - b.minutes)
    .slice(0, ROWS)
    .map(({ line, to, minutes }) => `${line} ${to} ${minutes === 0 ? "now" : `${minutes} min`}`);
}

/** Departures after midnight belong to the next day. */
function minutesFrom(now: number, time: number): number {
  const minutes = minutesUntil(now, time);
  return minutes < 0 ? minutes + 24 * 60 : minutes;
}
