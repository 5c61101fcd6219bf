/** The reason given when a crashed tab is closed. */
export const LOST = "the browser lost this tab";

/** Matches the error of a test that failed because its tab crashed. */
export const LOSS = new RegExp(`Target crashed|Page crashed|${LOST}`);
