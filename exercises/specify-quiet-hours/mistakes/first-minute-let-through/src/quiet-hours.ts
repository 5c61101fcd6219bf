import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const DAY = 1440;

/** Quiet hours begin after the minute that the rider chose. */
function isQuiet(minute: number, { from, to }: QuietHours): boolean {
  return from < to ? minute > from && minute < to : minute > from || minute < to;
}

function release(at: Moment, hours: QuietHours): Moment {
  const minute = (at + offsetAt(at)) % DAY;
  const end = at + ((hours.to - minute + DAY) % DAY);
  return end + offsetAt(at) - offsetAt(end);
}

export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map(({ id, at, urgent }) => {
    const isHeld = !urgent && isQuiet((at + offsetAt(at)) % DAY, hours);
    return { id, at: isHeld ? release(at, hours) : at };
  });
}
