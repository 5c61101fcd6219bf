import type { DefectClass } from "./defect-classes";
import type { Severity } from "./place";

/**
 * A passed submission as its learner shows it in a portfolio, for readers who don't know Onramp. It contains what the
 * learner did and how it was graded, never what they missed or what the key says.
 */
export interface ShownResult {
  /** The grader's result, in one sentence about the learner: "Fixed 2 of 2 defects". */
  readonly result: string;
  /** What the learner found that the key, or a test, confirms. */
  readonly findings: readonly ShownFinding[];
}

export interface ShownFinding {
  /** "src/refunds.ts, lines 12–15". */
  readonly place: string;
  readonly class: DefectClass;
  readonly severity: Severity;
  /** The learner's own words, as written. */
  readonly text: string;
  /** How the grader confirmed it: "confirmed by a test that fails on this code and passes on a correct version". */
  readonly confirmed: string;
  /** That test, if there is one. */
  readonly proof: string | null;
}
