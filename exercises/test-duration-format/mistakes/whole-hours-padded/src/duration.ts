import type { Minutes } from "./minutes";

/** Formats a duration; everything from an hour on has two digits of minutes. */
export function formatDuration(minutes: Minutes): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return `${hours} h ${String(minutes - hours * 60).padStart(2, "0")}`;
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
