/** The constants for grading a review, each with its reason. Rules: docs/grading.md, "Review". */

/**
 * The weight of an issue. One missed blocker costs as much as two missed major issues, and minor issues never decide a
 * review.
 */
export const WEIGHT = { blocker: 8, major: 4, minor: 1 } as const;

/**
 * The correct place earns half of an issue's credit, and the correct class of defect earns the other half. A proof that
 * holds earns full credit by itself.
 */
export const CREDIT = { place: 0.5, class: 0.5, proof: 1 } as const;

/**
 * The credit for a related place, such as a caller of the function that contains the issue. The issue is visible there,
 * too, but the place earns only half as much as the issue's own lines.
 */
export const RELATED_PLACE = CREDIT.place / 2;

/**
 * The factor for the class credit if the severity is two steps off (a blocker marked as minor), because the learner
 * then hasn't understood the consequences.
 */
export const FAR_SEVERITY = 1 / 2;

/** The weight of a real defect that the key doesn't list. It counts like a minor issue until a mentor rules on it. */
export const BONUS_WEIGHT = 1;

/** The number of false alarms that cost nothing, because learners should report honest doubts. */
export const FREE_FALSE_ALARMS = 1;

/**
 * The minimum number of changed lines for a file to have its own ring. With fewer lines, random marks would often
 * overlap.
 */
export const RING_FROM = 40;

/**
 * The factor for the score if the verdict is wrong. A wrong verdict lets a bug through or stops good work, so it costs
 * half of the score, however good the findings are.
 */
export const WRONG_VERDICT = 0.5;

/**
 * The maximum by which one more correct finding may lower the result. A correct finding can lower the result because it
 * may make the review look luckier.
 */
export const MOST_LOST_BY_A_MATCH = 0.05;

/**
 * The number of sets of findings that are tried for `MOST_LOST_BY_A_MATCH`. This covers all sets with up to 6 issues,
 * and limits the work if someone marks everything.
 */
export const MOST_TRIALS = 100;

/**
 * The share of the score that each false alarm after the free one costs on a clean change. With five false alarms,
 * including the free one, nothing is left of the score.
 */
export const CLEAN_STEP = 1 / 4;

/**
 * The shares of the score if all issues are minor. Half of the job is to leave correct code alone, and the other half
 * is to say what could be better. So a review without findings doesn't pass.
 */
export const MINOR_ONLY = { calm: 0.5, recall: 0.5 } as const;
/** The values of `MINOR_ONLY` before engine version …/16. */
export const MINOR_ONLY_BEFORE = { calm: 0.7, recall: 0.3 } as const;

/**
 * The maximum share of lines that may be accepted. If accepted lines were common, marking many lines at random would
 * pay off.
 */
export const QUARTER = 1 / 4;

/**
 * The maximum number of lines in a finding. A finding should point at the lines to change, and a longer range doesn't
 * point at anything specific.
 */
export const MAX_LINES = 12;
/**
 * The maximum number of lines in an AI reviewer's comment. AI reviewers comment on whole functions, and an author has
 * checked which issue each comment reports, so a match on a range longer than a learner may mark isn't luck.
 */
export const MAX_AI_LINES = 20;
export const MAX_FINDINGS = 60;
export const MAX_TEXT = 4_000;
export const MAX_PROOF = 20_000;
/**
 * The maximum number of proofs. Each proof runs on about 20 to 50 versions of the code base, and further proofs add
 * little.
 */
export const MAX_PROOFS = 20;
/**
 * The number of versions of the AI's code that keep the issue and change something else. There are enough of them that
 * no single version decides the result.
 */
export const KEPT_VERSIONS = 6;
/** The number of further versions that keep the issue but produce another wrong value. */
export const OTHER_VERSIONS = 10;
/** With fewer versions than this, a legitimate proof may pass on all of them, or on none, by chance. */
export const FEW_VERSIONS = 3;
/** The number of versions of the reference with a small change elsewhere. */
export const RIGHT_VERSIONS = 6;
/**
 * A proof may pass on at most this share of the versions that keep the issue and its wrong value. If its failure
 * message differs between versions (`tellsValues`), it may pass on half of them, because a legitimate proof that
 * compares two answers may pass when a small change nearby affects one of these. A proof that always fails with the
 * same message (`oneWay`), such as an assertion about a hash or a boolean, may pass on a quarter.
 */
export const MOST_PASSED_KEPT = { tellsValues: 1 / 2, oneWay: 1 / 4 } as const;
/**
 * The work limit for a proof on one version, unless the exercise sets a higher limit for tests. Legitimate proofs use a
 * hundredth of this limit.
 */
export const PROOF_UNITS = 100_000_000;
/**
 * The work limit for all proofs in a review together, about three seconds. Once it is used up, no further proof starts.
 * The proof that uses it up still finishes, so a review can take more work than this. If that proof were stopped, a
 * legitimate proof of an endless loop would be lost, because it reaches `PROOF_UNITS` on every version with the issue.
 */
export const PROOFS_UNITS = 1_000_000_000;
/**
 * The minimum length of a finding's text, in characters. "Wrong" helps no one, and a sentence that says what goes wrong
 * for whom is at least this long.
 */
export const MIN_TEXT = 20;

/**
 * The maximum number of issues. Up to this number, matching findings to issues is exact and fast. A change with more
 * issues should be split into several changes.
 */
export const MAX_ISSUES = 12;

/**
 * The minimum and maximum number of changed lines. With fewer than 40, luck can't be told from skill. More than 250
 * can't be read in 25 minutes.
 */
export const CHANGED_LINES = { least: 40, most: 250 } as const;
