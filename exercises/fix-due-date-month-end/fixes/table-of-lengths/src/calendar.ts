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

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOfMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 1 && isLeapYear ? 29 : MONTH_LENGTHS[month]!;
}

/** Adds a number of calendar months, at most up to the last day of the month in question. */
export function addMonths(date: Date, months: number): Date {
  const monthsSinceYearZero = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(monthsSinceYearZero / 12);
  const month = monthsSinceYearZero % 12;
  const dayOfMonth = Math.min(date.getUTCDate(), lengthOfMonth(year, month));
  const timeOfDay = date.getTime() % DAY_IN_MS;
  return new Date(Date.UTC(year, month, dayOfMonth) + timeOfDay);
}

/** Formats a date as "2026-02-14". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
