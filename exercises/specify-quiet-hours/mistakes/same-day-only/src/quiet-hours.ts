import type { Alert, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

/** Holds alerts between two minutes of the day. */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => {
    const minute = (at + offsetAt(at)) % 1440;
    const isQuiet = minute >= hours.from && minute < hours.to;
    const wait = isQuiet && !urgent ? hours.to - minute : 0;
    return { id, at: at + wait };
  });
}
