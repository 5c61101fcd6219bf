import type { Minutes } from "./minutes";

/** Formats a duration with the platform's own clock arithmetic, so that padding and carrying are handled. */
export function formatDuration(minutes: Minutes): string {
  const [hours, rest] = new Date(minutes * 60_000).toISOString().slice(11, 16).split(":");
  if (hours === "00") return `${Number(rest)} min`;
  return rest === "00" ? `${Number(hours)} h` : `${Number(hours)} h ${rest}`;
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
