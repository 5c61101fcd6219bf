import type { Minutes } from "./minutes";

/** Formats a duration, skipping the parts that are zero. */
export function formatDuration(minutes: Minutes): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours && rest) return `${hours} h ${String(rest).padStart(2, "0")}`;
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(" ");
}

/** Formats the summary line of a day. */
export function dayLine(durations: readonly Minutes[]): string {
  if (durations.length === 0) return "no visits";
  const total = durations.reduce((sum, minutes) => sum + minutes, 0);
  return `${durations.length} ${durations.length === 1 ? "visit" : "visits"}, ${formatDuration(total)}`;
}
