/**
 * The number of newest weeks that are counted together, because a single week has too few attempts at a skill. In a
 * file of its own, because pages in the browser show it.
 */
export const RECENT_WEEKS = 4;
