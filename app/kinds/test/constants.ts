/** Where the learner's suite stands in the project that is run. */
export const SUITE_PATH = "tests/suite.test.ts";

/** Characters of a suite: far above what any exercise needs, small enough to store with every draft. */
export const MAX_SUITE = 100_000;

/** Of the score: the mistakes are what an AI really gets wrong, the mutants only show how fine the net is. */
export const MISTAKES_SHARE = 0.7;
export const MUTANTS_SHARE = 0.3;

/** The AI's own mistake counts twice: catching it is the task. */
export const AI_WEIGHT = 2;

/**
 * An assertion that mixes many answers into one value is too broad where it fails on more than this share of the
 * mistakes.
 */
export const BROAD_SHARE = 0.4;
/** A test that does so at one assertion or another fails on more than this share of them. */
export const NEARLY_ALL = 0.75;
/** With fewer mistakes the share says nothing. */
export const FEWEST_FOR_BROAD = 5;

/** Invalid tests, by their groups, that one report names. */
export const MOST_INVALID_LISTED = 5;

/** Validity counts in full from here on … */
export const FULL_VALIDITY = 0.75;
/** … and for nothing here: of tests whose expected values are guessed, half are valid. */
export const GUESSED_VALIDITY = 0.5;

/** A version is killed by work above max(this, factor × the reference's), in units. */
export const WORK_FLOOR = 20_000_000;
export const WORK_FACTOR = 10;
/** What the harness itself may take of a test's limit. */
export const WORK_SPARE = 1_000_000;

/**
 * Work that a suite may ask for over all mutants together: its own on the reference × the mutants. About three
 * seconds on one core (a good suite takes a twentieth); a suite that needs more is told so, and is not run.
 */
export const MAX_MATRIX_UNITS = 1_500_000_000;
/** Work that a suite may ask for on one version: two tests without end, and it is still told which. */
export const MAX_SUITE_UNITS = 600_000_000;
export const MAX_TESTS = 500;

/** Seeded inputs that may refute an "equivalent" mark, and how many of them one test of the driver tries. */
export const CHECK_INPUTS = 10_000;
export const INPUTS_PER_TEST = 500;
/**
 * Seeded inputs that are tried first; the shortest that differs is told. All mutants of today's exercises do on one.
 */
export const WITNESS_INPUTS = 200;
/** Seeded inputs among which a report looks for one that tells a surviving mutant from the reference. */
export const MOST_WITNESS_INPUTS = 2_000;

/** An author's demands: exercises/README.md, "An exercise is good if", 5. */
export const MIN_ALTERNATIVES = 2;
export const MIN_MISTAKES = 5;
export const SCORE_TOLERANCE = 0.01;
