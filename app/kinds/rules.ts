import type { Skill } from "./skills";

/**
 * A kind's rules for passing, scored attempts and mentoring. See docs/grading.md, "Passes, scored attempts and skills".
 */
export interface Rules {
  /**
   * The minimum score (0–1) for a pass. A kind may also have a requirement that no score can compensate for, such as
   * the correct verdict.
   */
  readonly passFrom: number;
  /** How many attempts at one exercise count. If the report shows the key, this is 1. */
  readonly scoredAttempts: number;
  /**
   * Whether skills and classes would reveal what is wrong. If so, pages and random draws don't use them before
   * submission.
   */
  readonly hidesTopic: boolean;
  /** Skills that every exercise of this kind trains in addition to the exercise's own skills. */
  readonly alwaysTrains: readonly Skill[];
  /**
   * Whether the work is written for a colleague. If so, a mentor's confirmation that a colleague could act on it is
   * evidence for *say-what-is-wrong*.
   */
  readonly isToColleague: boolean;
  /** How many exercises of this kind a catalogue of sixty should contain. */
  readonly wanted: number;
  readonly mentoring: {
    /**
     * What a mentor judges in addition to the score. Raise `RUBRIC_VERSION` if the meaning of a line or step changes.
     */
    readonly rubric: readonly RubricLine[];
    /**
     * The estimated number of minutes for reading one submission, as stated on pages. Onramp never measures this time
     * (promise 6).
     */
    readonly minutes: number;
    /**
     * Questions that a mentor can ask in a conversation about one submission. One question is enough to begin the
     * conversation.
     */
    readonly questions: readonly string[];
  };
}

export interface RubricLine {
  readonly id: string;
  readonly asks: string;
  /** From lowest to highest. */
  readonly steps: readonly string[];
}

/** Allows for rounding errors, because scores are sums of fractions, and 0.1 + 0.2 + 0.3 must still reach 0.6. */
const ROUNDING = 1e-9;

/**
 * Whether a score (0–1) reaches the minimum for a pass. If a mentor set the score, no other requirement applies,
 * because the mentor has judged everything else.
 */
export const isEnough = ({ passFrom }: Pick<Rules, "passFrom">, score: number): boolean => score >= passFrom - ROUNDING;

/**
 * Whether an attempt counts for d′, demonstrated skills and item analysis. `tryNumber` is 1 for the learner's first
 * submission of this exercise. A hint never lowers a score, but attempts after a hint don't count.
 */
export function isCounting(
  { scoredAttempts }: Pick<Rules, "scoredAttempts">,
  tryNumber: number,
  hintsUsed: number,
): boolean {
  return hintsUsed === 0 && tryNumber >= 1 && tryNumber <= scoredAttempts;
}
