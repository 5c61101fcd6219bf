import { CLEAN_STEP, FREE_FALSE_ALARMS } from "./constants";

/**
 * How well a learner avoided false alarms on a change without a major issue, 0–1. It is 1 with at most one false alarm.
 * Used by the score, and by the report that explains the score.
 */
export const calmOf = (falseAlarms: number): number =>
  Math.min(1, Math.max(0, 1 - (falseAlarms - FREE_FALSE_ALARMS) * CLEAN_STEP));
