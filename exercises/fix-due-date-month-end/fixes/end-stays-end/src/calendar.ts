/**
 * Calendar arithmetic for billing.
 *
 * Everything is done in UTC, so that neither the server's time zone nor daylight saving can move a due date. All
 * functions return a new `Date` and keep the time of day.
 */

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Adds a number of days. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_IN_MS);
}

/** Adds a number of calendar months. The last day of a month leads to the last day of the other. */
export function addMonths(date: Date, months: number): Date {
  const result = new Date(date.getTime());
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + months);
  const isLastDay = date.getUTCDate() === lastDayOfMonth(date);
  result.setUTCDate(isLastDay ? lastDayOfMonth(result) : Math.min(date.getUTCDate(), lastDayOfMonth(result)));
  return result;
}

function lastDayOfMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
