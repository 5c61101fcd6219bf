/** The path of the learner's suite in the project in which it runs. */
export const SUITE_PATH = "tests/suite.test.ts";

/**
 * The maximum length of a suite, in characters. This is far more than any exercise needs, but small enough to store
 * with every draft.
 */
export const MAX_SUITE = 100_000;

/**
 * The shares of the score. Mistakes weigh more, because AIs really make them. Mutants only measure how thorough a suite
 * is.
 */
export const MISTAKES_SHARE = 0.7;
export const MUTANTS_SHARE = 0.3;

/** The weight of the AI's own mistake. It counts twice, because catching it is the task. */
export const AI_WEIGHT = 2;

/**
 * If one assertion of a test fails on more than this share of the mistakes, the test is examined, because the assertion
 * may combine many answers into one value (`broad.ts`).
 */
export const BROAD_SHARE = 0.4;
/** A test is also examined if it fails on more than this share of the mistakes, whichever of its assertions fail. */
export const NEARLY_ALL = 0.75;
/** The minimum number of mistakes for these shares to be meaningful. */
export const FEWEST_FOR_BROAD = 5;

/**
 * A group keeps its kills even if a few of its rows are invalid. The limit is `FEW_SLIPS` rows or, if that is more,
 * `SLIPS_PER_FINDING` times the number of different sets of versions that the valid rows kill. Beyond that limit, fewer
 * than three quarters of the rows would be valid.
 */
export const FEW_SLIPS = 2;
export const SLIPS_PER_FINDING = 1 / 3;

/** The maximum number of invalid tests that a report lists. */
export const MOST_INVALID_LISTED = 5;

/** The minimum share of valid tests for validity to count in full. Below this share, validity is reduced. */
export const FULL_VALIDITY = 0.75;
/**
 * The share of valid tests at or below which a suite scores 0. A suite with guessed values reaches this share, because
 * half of its tests are valid by chance.
 */
export const GUESSED_VALIDITY = 0.5;

/** A version that does more work than max(this, factor × the reference's work) is considered killed. In units. */
export const WORK_FLOOR = 20_000_000;
export const WORK_FACTOR = 10;
/** The part of a test's work limit that the harness itself may use, in units. */
export const WORK_SPARE = 1_000_000;

/**
 * The maximum work for a suite's tests on one mutant: enough for 20,000 assertions, each with a short call. If a suite
 * exceeds it, its heaviest tests don't run on mutants. With `MAX_MUTANTS` mutants, this stays within the work limit for
 * one matrix.
 */
export const MAX_TRIED_UNITS = 60_000_000;
/**
 * The maximum work for a suite's tests on one version. If a suite exceeds it, its heaviest tests aren't judged. A
 * typical submission needs 50 million units on all versions and mutants together.
 */
export const MAX_JUDGED_UNITS = 100_000_000;
/** The maximum work for one run of the suite: six times `MAX_JUDGED_UNITS`, and enough to stop two endless tests. */
export const MAX_SUITE_UNITS = 600_000_000;
/**
 * The maximum number of runs on one version. Each run after the first is for tests that didn't run because others were
 * stopped. Together, the runs can stop about 20 endless tests.
 */
export const MAX_ROUNDS = 3;
/**
 * Limits on the two examinations for tests that are too broad, in units: of tests that fail on many mistakes, and of
 * tests that fail by chance. They are checked before each mistake and each matrix. `RUN_UNITS` is added for each run
 * and each matrix, because starting one takes time that units don't measure.
 */
export const MAX_MANY_UNITS = 10_000_000_000;
export const MAX_CHANCE_UNITS = 5_000_000_000;
export const RUN_UNITS = 20_000_000;
/** The maximum number of counted mutants in an exercise. */
export const MAX_MUTANTS = 80;
/** The maximum number of tests that are graded, in source order. Every test costs time that units don't measure. */
export const MAX_TESTS = 500;

/**
 * The number of seeded inputs that are tried to refute an "equivalent" mark, and the number of inputs in each of the
 * driver's tests.
 */
export const CHECK_INPUTS = 10_000;
export const INPUTS_PER_TEST = 500;
/**
 * The number of seeded inputs that are tried first. The shortest input that shows a difference is reported. All mutants
 * in the current exercises differ on at least one of these inputs.
 */
export const WITNESS_INPUTS = 200;
/**
 * The maximum number of seeded inputs that a report tries to find one that distinguishes a surviving mutant from the
 * reference.
 */
export const MOST_WITNESS_INPUTS = 2_000;

/** Minimum requirements for authors: exercises/README.md, "An exercise is good if", point 5. */
export const MIN_ALTERNATIVES = 2;
export const MIN_MISTAKES = 5;
export const SCORE_TOLERANCE = 0.01;
