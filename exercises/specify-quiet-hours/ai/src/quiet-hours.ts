import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

const MINUTES_PER_DAY = 1440;

/**
 * Quiet hours for rider alerts.
 *
 * Alerts that arrive during a rider's quiet hours are held and delivered as soon as the quiet hours are over. Urgent
 * alerts are always delivered immediately. All comparisons are made in local city time, including daylight saving.
 */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Sent[] {
  return alerts.map((alert) => ({ id: alert.id, at: getDeliveryTime(alert, hours) }));
}

/** Calculates when an alert should be delivered. */
function getDeliveryTime(alert: Alert, hours: QuietHours): Moment {
  if (alert.urgent) return alert.at;

  const localMinute = toLocalMinute(alert.at);
  if (!isWithinQuietHours(localMinute, hours)) return alert.at;

  // Delay until the end of the quiet hours.
  const minutesUntilEnd = hours.to - localMinute;
  return alert.at + minutesUntilEnd;
}

/** Whether a local minute lies within the quiet hours (start inclusive, end exclusive). */
function isWithinQuietHours(localMinute: number, { from, to }: QuietHours): boolean {
  return localMinute >= from && localMinute < to;
}

/** Converts a moment to minutes since local midnight, taking daylight saving time into account. */
function toLocalMinute(moment: Moment): number {
  return (moment + offsetAt(moment)) % MINUTES_PER_DAY;
}
