import type { Alert, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

/** Suppresses alerts during quiet hours, so that nobody is woken. Urgent alerts always pass. */
export function schedule(alerts: readonly Alert[], { from, to }: QuietHours): Sent[] {
  const isQuiet = (minute: number) => (from < to ? minute >= from && minute < to : minute >= from || minute < to);
  return alerts
    .filter(({ at, urgent }) => urgent || !isQuiet((at + offsetAt(at)) % 1440))
    .map(({ id, at }) => ({ id, at }));
}
