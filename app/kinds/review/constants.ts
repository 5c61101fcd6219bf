/** The numbers of a review's grade, each with its reason. Rules: docs/grading.md, "Review". */

/** What an issue weighs: one blocker missed is worse than two majors, and minors never carry a review. */
export const WEIGHT = { blocker: 8, major: 4, minor: 1 } as const;

/** Half for pointing at the place, half for saying what kind of defect it is; all of it for a proof that holds. */
export const CREDIT = { place: 0.5, class: 0.5, proof: 1 } as const;

/** A true defect that the key does not list weighs as a minor one until a person says more. */
export const BONUS_WEIGHT = 1;

/** Accepted ranges are widened by this many lines: readers point at the line before or after, and are right. */
export const WIDEN_BY = 2;

/** An honest doubt is worth saying: the first false alarm costs nothing. */
export const FREE_FALSE_ALARMS = 1;

/**
 * A file with fewer changed lines has too few places for its own ring: marks placed blindly would often fall together.
 */
export const RING_FROM = 40;

/** A wrong verdict lets a bug through, or stops good work: half of the score, whatever else was found. */
export const WRONG_VERDICT = 0.5;

/** Anyone who marks one more true thing may look a little luckier, but must not be much worse off for it. */
export const MOST_LOST_BY_A_MATCH = 0.05;

/**
 * Sets of findings that are tried for that: all of them up to 6 issues; a bound on work where someone marks everything.
 */
export const MOST_TRIALS = 100;

/** On a clean change each false alarm after the free one takes a quarter: five findings on nothing leave nothing. */
export const CLEAN_STEP = 1 / 4;

/** Where all issues are minor, leaving the change alone is most of the job, finding them the rest. */
export const MINOR_ONLY = { calm: 0.7, recall: 0.3 } as const;

/** The grade of one who marks many lines is mostly luck where accepted lines are common: so they are rare. */
export const QUARTER = 1 / 4;

/** A finding points at the lines that one would change: more is not pointing. */
export const MAX_LINES = 12;
export const MAX_FINDINGS = 60;
export const MAX_TEXT = 4_000;
export const MAX_PROOF = 20_000;
/** Each proof is run on some 20 to 50 versions of the code base: more of them say little that is new. */
export const MAX_PROOFS = 20;
/** Versions of the AI's code with the issue in it and other changes: enough that none of them decides alone. */
export const KEPT_VERSIONS = 6;
/** Versions of the reference with a small change elsewhere. */
export const RIGHT_VERSIONS = 4;
/**
 * A proof that tells values may pass on half of the versions that have the issue: an honest limit ("at most 20.00") is
 * also kept by other wrong values. One that fails in a single way, as hashes and booleans do, may pass on two fifths of
 * them, on a quarter of those that are changed elsewhere alone, and not on all that have another wrong value: hashes
 * pass on nearly all of both, honest limits on some of the last.
 */
export const MOST_PASSED_KEPT = { tellsValues: 1 / 2, oneWay: 2 / 5, oneWayElsewhere: 1 / 4 } as const;
/** And it may fail on half of the right ones: it may look at more than its issue, but not at everything. */
export const MOST_FAILED_RIGHT = 1 / 2;
/** Work of a proof on one version, unless the exercise allows a test more. Honest ones take a hundredth. */
export const PROOF_UNITS = 100_000_000;
/** Work of all proofs of a review together, some three seconds: past it the rest are not run. */
export const PROOFS_UNITS = 1_000_000_000;
/** "Wrong" helps no one; a sentence that says what goes wrong for whom has at least this many characters. */
export const MIN_TEXT = 20;

/** The assignment stays exact and quick up to here; a change with more is several changes. */
export const MAX_ISSUES = 12;

/** Below 40 changed lines luck cannot be told from skill; above 250 it cannot be read in 25 minutes. */
export const CHANGED_LINES = { least: 40, most: 250 } as const;
