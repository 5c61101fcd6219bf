import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;
/** The morning summary goes out when the first trains run. */
const MORNING = 6 * 60;

export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => ({ id, at: urgent ? at : held(at, hours) }));
}

function held(at: Moment, { from, to }: QuietHours): Moment {
  const minute = (at + offsetAt(at)) % DAY;
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return at;
  const morning = at + ((MORNING - minute + DAY) % DAY);
  return morning + offsetAt(at) - offsetAt(morning);
}
