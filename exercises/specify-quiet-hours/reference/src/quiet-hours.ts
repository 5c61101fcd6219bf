import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 24 * 60;

/** When each alert goes out to a rider with these quiet hours. */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => ({ id, at: urgent ? at : dueAt(at, hours) }));
}

/** The moment itself, or the end of the quiet hours that it falls into. */
function dueAt(at: Moment, { from, to }: QuietHours): Moment {
  const minute = (at + offsetAt(at)) % DAY;
  // Counted from the first quiet minute, midnight is a minute like all others.
  const length = (to - from + DAY) % DAY;
  const gone = (minute - from + DAY) % DAY;
  if (gone >= length) return at;
  const end = at + length - gone;
  // The clocks may be changed before the end: then the same wall time comes an hour earlier or later.
  return end + offsetAt(at) - offsetAt(end);
}
