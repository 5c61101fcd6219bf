import { MINUTES_IN_AN_HOUR, type Minutes } from "./minutes";

/** Formats a duration; up to an hour in minutes, beyond it in hours and minutes. */
export function formatDuration(minutes: Minutes): string {
  if (minutes <= MINUTES_IN_AN_HOUR) return `${minutes} min`;
  const rest = minutes % MINUTES_IN_AN_HOUR;
  const hours = Math.floor(minutes / MINUTES_IN_AN_HOUR);
  return rest ? `${hours} h ${String(rest).padStart(2, "0")}` : `${hours} h`;
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
