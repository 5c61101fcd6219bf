/** The constants of a review's grade, each with its reason. Rules: docs/grading.md, "Review". */

/**
 * Weight of an issue: one missed blocker is worse than one missed major and costs as much as two; minors never decide a
 * review.
 */
export const WEIGHT = { blocker: 8, major: 4, minor: 1 } as const;

/** Half for the right place, half for the right class of defect; full credit for a proof that holds. */
export const CREDIT = { place: 0.5, class: 0.5, proof: 1 } as const;

/** A place that also shows the issue, such as a caller of what is missing, counts half as much as its own lines. */
export const RELATED_PLACE = CREDIT.place / 2;

/**
 * A severity two steps off (a blocker called minor) halves the class's half: the learner hasn't understood what goes
 * wrong.
 */
export const FAR_SEVERITY = 1 / 2;

/** A real defect that the key does not list weighs as much as a minor one until a mentor rules on it. */
export const BONUS_WEIGHT = 1;

/** The first false alarm is free: learners should report honest doubts. */
export const FREE_FALSE_ALARMS = 1;

/** A file with fewer changed lines has too few places for its own ring: random marks would often overlap. */
export const RING_FROM = 40;

/** A wrong verdict lets a bug through or stops good work. It costs half of the score, whatever the findings. */
export const WRONG_VERDICT = 0.5;

/** Marking one more true defect may look slightly luckier, but must not cost much. */
export const MOST_LOST_BY_A_MATCH = 0.05;

/**
 * Maximum sets of findings tried for that rule: all sets up to 6 issues. Limits the work if someone marks everything.
 */
export const MOST_TRIALS = 100;

/** On a clean change each false alarm after the free one costs a quarter: five false alarms leave nothing. */
export const CLEAN_STEP = 1 / 4;

/**
 * If all issues are minor, half of the job is to leave right code alone, and half to say what could be better: silence
 * doesn't pass.
 */
export const MINOR_ONLY = { calm: 0.5, recall: 0.5 } as const;
/** The same before engine …/16. */
export const MINOR_ONLY_BEFORE = { calm: 0.7, recall: 0.3 } as const;

/** If accepted lines were common, marking many lines would pay by luck. At most this share of lines may be accepted. */
export const QUARTER = 1 / 4;

/** A finding points at the lines to change. More lines than this do not point at anything. */
export const MAX_LINES = 12;
/**
 * AI reviewers comment on whole functions. An author has read what the comment names, so pointing at more lines is not
 * luck.
 */
export const MAX_AI_LINES = 20;
export const MAX_FINDINGS = 60;
export const MAX_TEXT = 4_000;
export const MAX_PROOF = 20_000;
/** Each proof runs on about 20 to 50 versions of the code base. More proofs than this add little. */
export const MAX_PROOFS = 20;
/** Versions of the AI's code that keep the issue and change something else: enough that no single one decides. */
export const KEPT_VERSIONS = 6;
/** The same with another wrong value. */
export const OTHER_VERSIONS = 10;
/** Of fewer versions, an honest proof may pass on all, or on none, by chance. */
export const FEW_VERSIONS = 3;
/** Versions of the reference with a small change elsewhere. */
export const RIGHT_VERSIONS = 6;
/**
 * A proof that shows values may pass on half of the versions that keep the issue and its value: code near the issue
 * decides whether an honest comparison of two answers still fails. A proof that can fail in only one way, such as a
 * hash or a boolean, may pass on a quarter of them.
 */
export const MOST_PASSED_KEPT = { tellsValues: 1 / 2, oneWay: 1 / 4 } as const;
/** Work limit of a proof on one version, unless the exercise allows a test more. Honest proofs use a hundredth. */
export const PROOF_UNITS = 100_000_000;
/** Work limit of all proofs of a review together, about three seconds. Proofs beyond it do not run. */
export const PROOFS_UNITS = 1_000_000_000;
/** "Wrong" helps no one. A sentence that says what goes wrong for whom has at least this many characters. */
export const MIN_TEXT = 20;

/** Up to here the assignment is exact and quick. A change with more issues should be several changes. */
export const MAX_ISSUES = 12;

/** Below 40 changed lines luck cannot be distinguished from skill; more than 250 cannot be read in 25 minutes. */
export const CHANGED_LINES = { least: 40, most: 250 } as const;
