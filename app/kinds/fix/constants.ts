/** Characters of one file that a learner may hand in. */
export const MAX_FILE = 100_000;
export const MAX_FILES = 40;

/** A speed defect is fixed when, at n and 4n, the work is at most this many times the reference's … */
export const SPEED_FACTOR = 3;
/** … and grows from n to 4n by at most this: linear grows by 4, n log n by a little more, quadratic by 16. */
export const MAX_GROWTH = 6;
export const SPEED_STEP = 4;
/**
 * Letters of a result that are compared with the reference's, spread evenly, beside its length: each costs 200 units.
 */
export const READ_OF_RESULT = 20_000;

/** Work that may be handed to a probe before it is stopped, over the reference's: far above any limit. */
export const PROBE_ROOM = 5;
export const PROBE_FLOOR = 20_000_000;

export const SCORE_TOLERANCE = 0.01;
/** Units of one hidden test on the reference: more makes grading slow for everyone. */
export const MAX_HIDDEN_UNITS = 100_000_000;

/** The learner's answer to the question after a pass. */
export const ANSWER_PATH = "tests/answer.test.ts";
