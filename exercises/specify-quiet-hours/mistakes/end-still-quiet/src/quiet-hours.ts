import type { Alert, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;

/** Holds alerts between two times of day, both included. Wraps round midnight. */
export function schedule(alerts: readonly Alert[], { from, to }: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => {
    const minute = (at + offsetAt(at)) % DAY;
    const isQuiet = from <= to ? minute >= from && minute <= to : minute >= from || minute <= to;
    if (urgent || !isQuiet) return { id, at };
    const wait = (to + 1 - minute + DAY) % DAY;
    // The rider expects the alert at the end of the hours, not a minute later.
    const end = at + Math.max(wait - 1, 0) + (minute === to ? DAY : 0);
    return { id, at: end + offsetAt(at) - offsetAt(end) };
  });
}
