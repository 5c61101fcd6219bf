import { MINUTES_IN_AN_HOUR, type Minutes } from "./minutes";

/** A duration as it is printed: "45 min", "2 h", "2 h 05". Fractions of a minute are rounded. */
export function formatDuration(minutes: Minutes): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / MINUTES_IN_AN_HOUR);
  const rest = whole % MINUTES_IN_AN_HOUR;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}

/** How many visits there are, and how long they take together. */
export function dayLine(durations: readonly Minutes[]): string {
  const [first, ...others] = durations;
  if (first === undefined) return "no visits";
  const total = formatDuration(others.reduce((sum, minutes) => sum + minutes, first));
  return others.length === 0 ? `1 visit, ${total}` : `${durations.length} visits, ${total}`;
}
