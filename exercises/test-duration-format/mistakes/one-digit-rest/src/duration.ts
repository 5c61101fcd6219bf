import { MINUTES_IN_AN_HOUR, type Minutes } from "./minutes";

/** Formats a duration as hours and remaining minutes. */
export function formatDuration(minutes: Minutes): string {
  const hours = Math.floor(minutes / MINUTES_IN_AN_HOUR);
  const rest = minutes % MINUTES_IN_AN_HOUR;
  if (hours === 0) return `${rest} min`;
  if (rest === 0) return `${hours} h`;
  return `${hours} h ${rest}`;
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
