/** Durations in milliseconds. Kinds may import this file, and no other file from this folder. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;
