/** Why a tab is closed that the browser itself has lost. */
export const LOST = "the browser lost this tab";

/** What is said where a test needs such a tab. */
export const LOSS = new RegExp(`Target crashed|Page crashed|${LOST}`);
