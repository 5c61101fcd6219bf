/**
 * Durations in milliseconds, and the starts of hours, days and weeks in UTC. Kinds may import this file, and no other
 * file from this folder.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

const startOf = (time: Date, lengthMs: number): Date => new Date(Math.floor(time.getTime() / lengthMs) * lengthMs);
export const startOfHour = (time: Date): Date => startOf(time, HOUR_MS);
export const startOfDay = (time: Date): Date => startOf(time, DAY_MS);

/** 1 January 1970 was a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
/** Monday, 0:00 UTC. */
export const startOfWeek = (time: Date): Date =>
  new Date(startOf(new Date(time.getTime() - FIRST_MONDAY_MS), 7 * DAY_MS).getTime() + FIRST_MONDAY_MS);
