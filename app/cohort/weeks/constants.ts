/** Constants of the weekly figures. They have their own file, because code that runs in the browser imports them. */

/** The number of most recent weeks that are counted together, because a single week has too few attempts per skill. */
export const RECENT_WEEKS = 4;

/**
 * The shares that are computed for each week. A group's share is calculated from each learner's own counts
 * (`groupShare`).
 */
export const WEEK_SHARES = ["passed", "found", "refused", "falseAlarms"] as const;
export type WeekShare = (typeof WEEK_SHARES)[number];
