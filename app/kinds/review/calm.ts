import { CLEAN_STEP, FREE_FALSE_ALARMS } from "./constants";

/**
 * Measures from 0 to 1 how well a learner avoided false alarms on a change without a major issue. It is 1 if there is
 * at most one false alarm. Used by the score, and by the report that explains the score.
 */
export const calmOf = (falseAlarms: number): number =>
  Math.min(1, Math.max(0, 1 - (falseAlarms - FREE_FALSE_ALARMS) * CLEAN_STEP));
