/** Maximum characters of one file that a learner hands in. */
export const MAX_FILE = 100_000;
export const MAX_FILES = 40;

/**
 * A speed defect is fixed if the work at n and at 4n is at most this many times the reference's work, and grows by at
 * most `MAX_GROWTH` from n to 4n.
 */
export const SPEED_FACTOR = 3;
/**
 * The greatest factor by which the work may grow from n to 4n: linear work grows by 4, n log n by a little more,
 * quadratic work by 16.
 */
export const MAX_GROWTH = 6;
export const SPEED_STEP = 4;
/**
 * How many characters of a result, spread evenly, are compared with the reference's result, besides its length. Each
 * character costs 200 units.
 */
export const READ_OF_RESULT = 20_000;

/**
 * A probe is stopped at this many times the reference's work, or at `PROBE_FLOOR` units if that is more. This is above
 * any limit.
 */
export const PROBE_ROOM = 5;
export const PROBE_FLOOR = 20_000_000;

export const SCORE_TOLERANCE = 0.01;
/** How many units of work one test may do on the reference. More would make grading slow for everyone. */
export const MAX_HIDDEN_UNITS = 100_000_000;

/** The file with the learner's answer to the question that follows a pass. */
export const ANSWER_PATH = "tests/answer.test.ts";

/** The file with the learner's own test, at the root of the project. It is never graded. */
export const SCRATCH_PATH = "scratch.test.ts";
export const MAX_SCRATCH = 20_000;
