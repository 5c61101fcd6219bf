import { MINUTES_IN_AN_HOUR, type Minutes } from "./minutes";

/** The clinic books visits in steps of half an hour. */
const HALF_AN_HOUR = MINUTES_IN_AN_HOUR / 2;

/**
 * Formats a duration for humans: "45 min", "1 h", "1 h 30".
 *
 * @param minutes - Whole minutes
 * @returns The formatted duration
 */
export function formatDuration(minutes: Minutes): string {
  if (minutes < MINUTES_IN_AN_HOUR) {
    return `${minutes} min`;
  }

  const hours = Math.floor(minutes / MINUTES_IN_AN_HOUR);
  const hasHalfHour = minutes % MINUTES_IN_AN_HOUR === HALF_AN_HOUR;
  return hasHalfHour ? `${hours} h ${HALF_AN_HOUR}` : `${hours} h`;
}

/** Formats the summary line of a day: "3 visits, 2 h 30". */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";

  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  const label = durations.length === 1 ? "visit" : "visits";
  return `${durations.length} ${label}, ${formatDuration(total)}`;
}
