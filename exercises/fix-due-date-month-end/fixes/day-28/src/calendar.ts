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

/** Adds a number of calendar months. Days that not every month has are moved to the 28th, so that nothing rolls over. */
export function addMonths(date: Date, months: number): Date {
  const result = new Date(date.getTime());
  if (result.getUTCDate() > 28 && months > 0) result.setUTCDate(28);
  result.setUTCMonth(result.getUTCMonth() + months);
  return result;
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
