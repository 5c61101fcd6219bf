/** Maximum characters of one file that a learner hands in. */
export const MAX_FILE = 100_000;
export const MAX_FILES = 40;

/** A speed defect is fixed if, at n and 4n, the work is at most this many times the reference's … */
export const SPEED_FACTOR = 3;
/**
 * … and grows from n to 4n at most by this factor: linear work grows by 4, n log n by a little more, quadratic by 16.
 */
export const MAX_GROWTH = 6;
export const SPEED_STEP = 4;
/**
 * Maximum characters of a result that are compared with the reference's, spread evenly, besides its length. Each costs
 * 200 units.
 */
export const READ_OF_RESULT = 20_000;

/** A probe is stopped after this many times the reference's work: far above any limit. */
export const PROBE_ROOM = 5;
export const PROBE_FLOOR = 20_000_000;

export const SCORE_TOLERANCE = 0.01;
/** Maximum units of one hidden test on the reference; more would make grading slow for everyone. */
export const MAX_HIDDEN_UNITS = 100_000_000;

/** The learner's answer to the question after a pass. */
export const ANSWER_PATH = "tests/answer.test.ts";

/** The learner's own test, at the root of the project. It is never graded. */
export const SCRATCH_PATH = "scratch.test.ts";
export const MAX_SCRATCH = 20_000;
