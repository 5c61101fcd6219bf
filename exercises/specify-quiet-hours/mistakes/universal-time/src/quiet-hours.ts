import type { Alert, QuietHours, Sent } from "./alert";

const DAY = 1440;

/** All times are UTC, so there is no daylight saving to worry about. */
export function schedule(alerts: readonly Alert[], { from, to }: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => {
    const minute = at % DAY;
    const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    return { id, at: isQuiet && !urgent ? at + ((to - minute + DAY) % DAY) : at };
  });
}
