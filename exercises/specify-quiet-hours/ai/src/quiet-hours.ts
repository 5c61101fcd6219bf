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

  // Convert to local time once, and back at the end.
  const offset = offsetAt(alert.at);
  const local = alert.at + offset;
  const localMinute = local % MINUTES_PER_DAY;
  if (!isWithinQuietHours(localMinute, hours)) return alert.at;

  // Quiet hours that span midnight end on the following day.
  const localMidnight = local - localMinute;
  const localEnd = localMidnight + hours.to + (spansMidnight(hours) ? MINUTES_PER_DAY : 0);
  return localEnd - offset;
}

/** Whether a local minute lies within the quiet hours (start inclusive, end exclusive). */
function isWithinQuietHours(minute: number, hours: QuietHours): boolean {
  if (spansMidnight(hours)) return minute >= hours.from || minute < hours.to;
  return minute >= hours.from && minute < hours.to;
}

function spansMidnight({ from, to }: QuietHours): boolean {
  return from > to;
}
