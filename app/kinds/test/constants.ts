/** Path of the learner's suite in the project that runs. */
export const SUITE_PATH = "tests/suite.test.ts";

/**
 * Maximum characters of a suite. This is far more than any exercise needs, but small enough to store with every
 * draft.
 */
export const MAX_SUITE = 100_000;

/**
 * The shares of the score. Mistakes weigh more, because an AI really makes them. Mutants only measure how thorough a
 * suite is.
 */
export const MISTAKES_SHARE = 0.7;
export const MUTANTS_SHARE = 0.3;

/** The AI's own mistake counts twice, because catching it is the task. */
export const AI_WEIGHT = 2;

/**
 * An assertion that mixes many answers into one value is too broad if it fails on more than this share of the mistakes.
 */
export const BROAD_SHARE = 0.4;
/** A test is too broad if it fails, at any assertion, on more than this share of the mistakes. */
export const NEARLY_ALL = 0.75;
/** With fewer mistakes than this, these shares mean nothing. */
export const FEWEST_FOR_BROAD = 5;

/**
 * A group of rows may have a few invalid rows that affect only themselves: at most `FEW_SLIPS` rows or, if that is
 * more, `SLIPS_PER_FINDING` rows for each different set of versions that the group's valid rows kill. With more invalid
 * rows, validity would be below three in four.
 */
export const FEW_SLIPS = 2;
export const SLIPS_PER_FINDING = 1 / 3;

/** How many invalid tests one report names. */
export const MOST_INVALID_LISTED = 5;

/** At this share of valid tests or more, validity counts in full. */
export const FULL_VALIDITY = 0.75;
/**
 * At this share of valid tests, validity counts for nothing. A suite with guessed values reaches this share, because
 * half of its tests are valid by chance.
 */
export const GUESSED_VALIDITY = 0.5;

/** A version that does more work than max(this, factor × the reference's work) counts as killed. In units. */
export const WORK_FLOOR = 20_000_000;
export const WORK_FACTOR = 10;
/** How much of a test's work limit the harness itself may use. */
export const WORK_SPARE = 1_000_000;

/**
 * Maximum work of a suite's tests on one mutant: 20,000 assertions, each with a short call, take this much work. If a
 * suite takes more, its heaviest tests do not run on mutants. With `MAX_MUTANTS` mutants, this stays within the work
 * limit of one matrix.
 */
export const MAX_TRIED_UNITS = 60_000_000;
/**
 * Maximum work of a suite's tests on one version. If a suite takes more, its heaviest tests are not judged. With all
 * versions, their parts and all mutants, a submission takes at most about 12 billion units. A typical submission
 * takes 50 million units.
 */
export const MAX_JUDGED_UNITS = 100_000_000;
/**
 * Maximum work of one run of the suite. This is six times the work that is judged, and enough to name the tests at
 * fault if two tests never end.
 */
export const MAX_SUITE_UNITS = 600_000_000;
/** Maximum mutants of an exercise that count. */
export const MAX_MUTANTS = 80;
export const MAX_TESTS = 500;

/**
 * Number of seeded inputs that are tried to refute an "equivalent" mark, and how many inputs one test of the driver
 * tries.
 */
export const CHECK_INPUTS = 10_000;
export const INPUTS_PER_TEST = 500;
/**
 * Number of seeded inputs that are tried first. The shortest input that shows a difference is reported. All mutants
 * of the current exercises differ on at least one of these inputs.
 */
export const WITNESS_INPUTS = 200;
/**
 * Number of seeded inputs that a report tries, to find an input that distinguishes a surviving mutant from the
 * reference.
 */
export const MOST_WITNESS_INPUTS = 2_000;

/** Requirements for authors: exercises/README.md, "An exercise is good if", point 5. */
export const MIN_ALTERNATIVES = 2;
export const MIN_MISTAKES = 5;
export const SCORE_TOLERANCE = 0.01;
