import type { DefectClass } from "./defect-classes";
import type { Severity } from "./place";

/**
 * A passed submission as its learner shows it in a portfolio, for readers who don't know Onramp. It describes what the
 * learner did and how the work was graded, but not what the learner missed or what the key contains.
 */
export interface ShownResult {
  /**
   * The grader's result, in one sentence about the learner: "Fixed 2 of 2 defects". `PASSED_BY_A_PERSON` if the grader
   * did not pass the work.
   */
  readonly result: string;
  /** The learner's findings that the key or a test confirmed. */
  readonly findings: readonly ShownFinding[];
}

/** The result for a submission that the grader did not pass, but that passes with a score set by a person. */
export const PASSED_BY_A_PERSON = "A mentor or lead decided that this work passes.";

export interface ShownFinding {
  /** The finding's place: "src/refunds.ts, lines 12–15". */
  readonly place: string;
  readonly class: DefectClass;
  readonly severity: Severity;
  /** The learner's own text, unchanged. */
  readonly text: string;
  /**
   * How the grader confirmed the finding: "confirmed by a test that fails on this code and passes on a correct
   * version".
   */
  readonly confirmed: string;
  /** The test that confirmed the finding, if there is one. */
  readonly proof: string | null;
}
