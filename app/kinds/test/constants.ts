/** Path of the learner's suite in the project that runs. */
export const SUITE_PATH = "tests/suite.test.ts";

/** Maximum characters of a suite: far above what any exercise needs, small enough to store with every draft. */
export const MAX_SUITE = 100_000;

/** Share of the score: the mistakes are what an AI really gets wrong, the mutants only measure how fine the net is. */
export const MISTAKES_SHARE = 0.7;
export const MUTANTS_SHARE = 0.3;

/** The AI's own mistake counts twice: catching it is the task. */
export const AI_WEIGHT = 2;

/**
 * An assertion that mixes many answers into one value is too broad if it fails on more than this share of the mistakes.
 */
export const BROAD_SHARE = 0.4;
/** A test is too broad if it fails, at any assertion, on more than this share of the mistakes. */
export const NEARLY_ALL = 0.75;
/** With fewer mistakes the share means nothing. */
export const FEWEST_FOR_BROAD = 5;

/** How many groups of invalid tests one report names. */
export const MOST_INVALID_LISTED = 5;

/** Validity counts in full from this share … */
export const FULL_VALIDITY = 0.75;
/** … and for nothing at this share: half of the tests with guessed values are valid. */
export const GUESSED_VALIDITY = 0.5;

/** Work above max(this, factor × the reference's) kills a version, in units. */
export const WORK_FLOOR = 20_000_000;
export const WORK_FACTOR = 10;
/** Work that the harness itself may use of a test's limit. */
export const WORK_SPARE = 1_000_000;

/**
 * Maximum work of a suite over all mutants: its own work on the reference × the number of mutants. About three seconds
 * on one core (a good suite takes a twentieth). A suite that needs more does not run, and its report says so.
 */
export const MAX_MATRIX_UNITS = 1_500_000_000;
/** Maximum work of a suite on one version: enough to name the culprits when two tests never end. */
export const MAX_SUITE_UNITS = 600_000_000;
export const MAX_TESTS = 500;

/** Number of seeded inputs that may refute an "equivalent" mark, and how many of them one test of the driver tries. */
export const CHECK_INPUTS = 10_000;
export const INPUTS_PER_TEST = 500;
/**
 * Number of seeded inputs tried first; the shortest one that differs is reported. All mutants of the current exercises
 * differ on one of these.
 */
export const WITNESS_INPUTS = 200;
/**
 * Number of seeded inputs among which a report looks for one that distinguishes a surviving mutant from the reference.
 */
export const MOST_WITNESS_INPUTS = 2_000;

/** Requirements for authors: exercises/README.md, "An exercise is good if", 5. */
export const MIN_ALTERNATIVES = 2;
export const MIN_MISTAKES = 5;
export const SCORE_TOLERANCE = 0.01;
