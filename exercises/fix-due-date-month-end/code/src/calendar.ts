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

/**
 * Adds a number of calendar months, keeping the day of the month.
 *
 * `setUTCMonth` normalises its argument, so month lengths, year boundaries and leap years are all handled by the
 * platform.
 */
export function addMonths(date: Date, months: number): Date {
  const result = new Date(date.getTime());
  result.setUTCMonth(result.getUTCMonth() + months);
  return result;
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
