/** The constants of a review's grade, each with its reason. Rules: docs/grading.md, "Review". */

/**
 * Weight of an issue: one missed blocker costs as much as two missed major issues, and minor issues never decide a
 * review.
 */
export const WEIGHT = { blocker: 8, major: 4, minor: 1 } as const;

/**
 * The right place earns half of an issue's credit, and the right class of defect the other half. A proof that holds
 * earns full credit.
 */
export const CREDIT = { place: 0.5, class: 0.5, proof: 1 } as const;

/**
 * A related place that also shows the issue, such as a caller of the function that the issue is in, counts half as
 * much as the issue's own lines.
 */
export const RELATED_PLACE = CREDIT.place / 2;

/**
 * If the severity is two steps off (a blocker marked as minor), the class earns only half of its credit, because the
 * learner hasn't understood what goes wrong.
 */
export const FAR_SEVERITY = 1 / 2;

/** A real defect that the key does not list weighs as much as a minor issue until a mentor rules on it. */
export const BONUS_WEIGHT = 1;

/** The first false alarm is free, because learners should report honest doubts. */
export const FREE_FALSE_ALARMS = 1;

/**
 * A file with fewer changed lines than this has too few places for a ring of its own, because random marks would often
 * overlap.
 */
export const RING_FROM = 40;

/**
 * A wrong verdict lets a bug through or stops good work, so it costs half of the score, however good the findings
 * are.
 */
export const WRONG_VERDICT = 0.5;

/** The most by which a further correct finding may lower the result. Such a finding can make a review look luckier. */
export const MOST_LOST_BY_A_MATCH = 0.05;

/**
 * How many sets of findings are tried for `MOST_LOST_BY_A_MATCH`. This covers all sets with up to 6 issues, and
 * limits the work if someone marks everything.
 */
export const MOST_TRIALS = 100;

/**
 * On a clean change each false alarm after the free one costs a quarter of the score, so five false alarms leave
 * nothing.
 */
export const CLEAN_STEP = 1 / 4;

/**
 * If all issues are minor, half of the job is to leave right code alone, and the other half is to say what could be
 * better. So a review without findings doesn't pass.
 */
export const MINOR_ONLY = { calm: 0.5, recall: 0.5 } as const;
/** The values of `MINOR_ONLY` before engine version …/16. */
export const MINOR_ONLY_BEFORE = { calm: 0.7, recall: 0.3 } as const;

/**
 * At most this share of lines may be accepted. If accepted lines were common, marking many lines would pay off by
 * luck.
 */
export const QUARTER = 1 / 4;

/**
 * How many lines a finding may cover. A finding should point at the lines to change, and a longer range doesn't point
 * at anything.
 */
export const MAX_LINES = 12;
/**
 * How many lines an AI reviewer's comment may cover. AI reviewers comment on whole functions, and an author has
 * checked what each comment names, so covering more lines is not luck.
 */
export const MAX_AI_LINES = 20;
export const MAX_FINDINGS = 60;
export const MAX_TEXT = 4_000;
export const MAX_PROOF = 20_000;
/** Each proof runs on about 20 to 50 versions of the code base. More proofs than this add little. */
export const MAX_PROOFS = 20;
/**
 * How many versions of the AI's code keep the issue and change something else. There are enough of these versions that
 * no single one decides the result.
 */
export const KEPT_VERSIONS = 6;
/** How many further versions keep the issue, but with another wrong value. */
export const OTHER_VERSIONS = 10;
/** With fewer versions than this, an honest proof may pass on all of them, or on none, by chance. */
export const FEW_VERSIONS = 3;
/** How many versions of the reference with a small change elsewhere are used. */
export const RIGHT_VERSIONS = 6;
/**
 * The largest share of the versions that keep the issue and its value on which a proof may pass. A proof that shows
 * values may pass on half of them, because code near the issue decides whether an honest comparison of two answers
 * still fails. A proof that can fail in only one way, such as a hash or a boolean, may pass on a quarter of them.
 */
export const MOST_PASSED_KEPT = { tellsValues: 1 / 2, oneWay: 1 / 4 } as const;
/**
 * Work limit of a proof on one version, unless the exercise gives tests a higher limit. Honest proofs use a hundredth
 * of this.
 */
export const PROOF_UNITS = 100_000_000;
/** Work limit of all proofs of a review together, about three seconds. Proofs beyond it do not run. */
export const PROOFS_UNITS = 1_000_000_000;
/**
 * Minimum length of a finding's text. "Wrong" helps no one, and a sentence that says what goes wrong for whom has at
 * least this many characters.
 */
export const MIN_TEXT = 20;

/**
 * With up to this many issues, matching findings to issues is exact and quick. A change with more issues should be
 * several changes.
 */
export const MAX_ISSUES = 12;

/** With fewer than 40 changed lines, luck can't be told from skill. More than 250 lines can't be read in 25 minutes. */
export const CHANGED_LINES = { least: 40, most: 250 } as const;
