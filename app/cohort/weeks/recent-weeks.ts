/**
 * The number of newest weeks that are counted together, because a single week has too few attempts per skill. The
 * constant has its own file, because code that runs in the browser imports it.
 */
export const RECENT_WEEKS = 4;
