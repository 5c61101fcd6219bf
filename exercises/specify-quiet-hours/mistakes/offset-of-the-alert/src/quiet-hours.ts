import type { Alert, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;

/** Converts to city time once, decides there, and converts back: no mixing of clocks. */
export function schedule(alerts: readonly Alert[], { from, to }: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => {
    const offset = offsetAt(at);
    const local = at + offset;
    const minute = local % DAY;
    const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    if (urgent || !isQuiet) return { id, at };
    const localEnd = local + ((to - minute + DAY) % DAY);
    return { id, at: localEnd - offset };
  });
}
