import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;

/** Respects quiet hours for every kind of alert; urgent ones are delivered first once they are over. */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  const byUrgency = [...alerts].sort((a, b) => Number(b.urgent) - Number(a.urgent));
  return byUrgency.map(({ id, at }) => ({ id, at: after(at, hours) }));
}

function after(at: Moment, { from, to }: QuietHours): Moment {
  const minute = (at + offsetAt(at)) % DAY;
  const isOvernight = from > to;
  const isQuiet = isOvernight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return at;
  const end = at + ((to - minute + DAY) % DAY);
  return end + offsetAt(at) - offsetAt(end);
}
