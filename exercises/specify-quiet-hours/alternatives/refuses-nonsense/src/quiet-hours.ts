import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const FIRST = Date.parse("2025-11-01T00:00Z") / 60_000;
const END = Date.parse("2027-01-01T00:00Z") / 60_000;

/** Throws for what can't arrive: settings that the form doesn't allow, and alerts of other years. */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  const isNearChange = (minute: number) => minute >= 60 && minute <= 240;
  if (hours.from === hours.to || isNearChange(hours.from) || isNearChange(hours.to))
    throw new RangeError(`No quiet hours: ${hours.from} to ${hours.to}`);
  return alerts.map(({ id, at, urgent }) => {
    if (at < FIRST || at >= END) throw new RangeError(`No alert of these years: ${at}`);
    return { at: urgent ? at : endOf(at, hours), id };
  });
}

function endOf(at: Moment, { from, to }: QuietHours): Moment {
  const local = at + offsetAt(at);
  const minute = local % 1440;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return at;
  const wall = local - minute + to + (minute >= to ? 1440 : 0);
  // Quiet hours never end near a change of the clocks, so the offset an hour away is that of their end.
  return wall - offsetAt(wall - 60);
}
