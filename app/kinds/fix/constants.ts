/** The maximum length of each submitted file, in characters. */
export const MAX_FILE = 100_000;
export const MAX_FILES = 40;

/**
 * The maximum factor between a fix's work and the reference's work, at n and at 4n, for a performance defect to count
 * as fixed. The work may also grow by at most `MAX_GROWTH` from n to 4n.
 */
export const SPEED_FACTOR = 3;
/**
 * The maximum factor by which the work may grow from n to 4n. Linear work grows by 4, n log n by a little more,
 * quadratic work by 16.
 */
export const MAX_GROWTH = 6;
export const SPEED_STEP = 4;
/**
 * How many characters of a result, spread evenly, are compared with the reference's result, in addition to the length.
 * Each character costs 200 units.
 */
export const READ_OF_RESULT = 20_000;

/**
 * A probe is stopped at this multiple of the reference's work, or at `PROBE_FLOOR` units if that is more. This is above
 * any limit.
 */
export const PROBE_ROOM = 5;
export const PROBE_FLOOR = 20_000_000;

export const SCORE_TOLERANCE = 0.01;
/** The maximum work for one test on the reference, in units. More would make grading slow for everyone. */
export const MAX_HIDDEN_UNITS = 100_000_000;

/** The file with the learner's answer to the question that follows a pass. */
export const ANSWER_PATH = "tests/answer.test.ts";

/** The file with the learner's own test, at the root of the project. It is never graded. */
export const SCRATCH_PATH = "scratch.test.ts";
export const MAX_SCRATCH = 20_000;
