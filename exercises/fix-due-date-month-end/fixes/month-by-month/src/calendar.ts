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
 * Adds a number of calendar months, keeping the day of the month, or the last day of a month that is too short for it.
 *
 * `setUTCMonth` alone would roll over: 31 February becomes 3 March.
 */
export function addMonths(date: Date, months: number): Date {
  const result = new Date(date.getTime());
  result.setUTCDate(1); // every month has a first, so the month can be changed safely
  result.setUTCMonth(result.getUTCMonth() + months);
  result.setUTCDate(Math.min(date.getUTCDate(), daysInMonth(result)));
  return result;
}

/** The number of days in a date's month: day 0 of the next month is the last of this one. */
function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
