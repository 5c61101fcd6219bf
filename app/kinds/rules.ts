import type { Skill } from "./skills";

/**
 * What a kind decides about passing, scored attempts and mentoring. Rules: docs/grading.md, "Passes, scored attempts
 * and skills".
 */
export interface Rules {
  /** The least score (0–1) that passes. A kind may also ask for something that no score makes up for. */
  readonly passFrom: number;
  /** How many attempts of one exercise count. Where the report shows the key, only the first one says anything. */
  readonly scoredAttempts: number;
  /** Skills and classes would say what is wrong, so no page and no draw knows them before submission. */
  readonly hidesTopic: boolean;
  /** Skills that every exercise of the kind trains, beside its own. */
  readonly alwaysTrains: readonly Skill[];
  /** The work is words to a colleague: a mentor's "a colleague could act on it" is evidence for *say-what-is-wrong*. */
  readonly isToColleague: boolean;
  /** How many exercises of a catalogue of sixty are of this kind. */
  readonly wanted: number;
  readonly mentoring: {
    /** What a mentor judges beside the score. A line or step that changes its meaning needs a new `RUBRIC_VERSION`. */
    readonly rubric: readonly RubricLine[];
    /** Minutes that reading one submission is stated to take. Never measured (promise 6). */
    readonly minutes: number;
    /** What a mentor asks in a talk about one submission. One is enough to begin with. */
    readonly questions: readonly string[];
  };
}

export interface RubricLine {
  readonly id: string;
  readonly asks: string;
  /** From least to most. */
  readonly steps: readonly string[];
}

/** Scores are sums of fractions: 0.1 + 0.2 + 0.3 must still reach 0.6. */
const ROUNDING = 1e-9;

/** Whether a score (0–1) reaches the pass mark: all that is asked of one that a person set, who has judged the rest. */
export const isEnough = ({ passFrom }: Pick<Rules, "passFrom">, score: number): boolean => score >= passFrom - ROUNDING;

/**
 * Whether an attempt counts for d′, shown skills and item analysis. `tryNumber` is 1 for the learner's first submission
 * of this exercise. A hint never lowers a score; it only ends counting.
 */
export function isCounting(
  { scoredAttempts }: Pick<Rules, "scoredAttempts">,
  tryNumber: number,
  hintsUsed: number,
): boolean {
  return hintsUsed === 0 && tryNumber >= 1 && tryNumber <= scoredAttempts;
}
