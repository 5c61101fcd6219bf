import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;

export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => ({ id, at: urgent ? at : delivery(at, hours) }));
}

/** Hours that go over midnight end on the next day. */
function delivery(at: Moment, { from, to }: QuietHours): Moment {
  const local = at + offsetAt(at);
  const minute = local % DAY;
  const isOvernight = from > to;
  const isQuiet = isOvernight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return at;
  const today = local - minute;
  const end = today + to + (isOvernight ? DAY : 0);
  return end - offsetAt(end - offsetAt(at));
}
