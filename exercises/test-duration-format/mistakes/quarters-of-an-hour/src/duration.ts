import type { Minutes } from "./minutes";

const STEP = 15;

/** Formats a duration. From an hour on it is given in quarters of an hour, which is how visits are booked. */
export function formatDuration(minutes: Minutes): string {
  if (minutes < 60) return `${minutes} min`;
  const rounded = Math.round(minutes / STEP) * STEP;
  const rest = rounded % 60;
  return `${Math.floor(rounded / 60)} h${rest === 0 ? "" : ` ${rest}`}`;
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
