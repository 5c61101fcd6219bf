import { CLEAN_STEP, FREE_FALSE_ALARMS } from "./constants";

/**
 * How far a change without a major issue was left alone, 0–1. Used to calculate the score, and by the report that
 * explains the score.
 */
export const calmOf = (falseAlarms: number): number =>
  Math.min(1, Math.max(0, 1 - (falseAlarms - FREE_FALSE_ALARMS) * CLEAN_STEP));
