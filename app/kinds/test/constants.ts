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

/**
 * How many invalid rows spoil only themselves: this many, or this many for each different set of versions that the
 * group's valid rows kill. With more, validity would be below three in four.
 */
export const FEW_SLIPS = 2;
export const SLIPS_PER_FINDING = 1 / 3;

/** How many invalid tests one report names. */
export const MOST_INVALID_LISTED = 5;

/** Validity counts in full from this share … */
export const FULL_VALIDITY = 0.75;
/**
 * … and not at all at this share. A suite with guessed values reaches it, because half of its tests are valid by
 * chance.
 */
export const GUESSED_VALIDITY = 0.5;

/** Work above max(this, factor × the reference's) kills a version, in units. */
export const WORK_FLOOR = 20_000_000;
export const WORK_FACTOR = 10;
/** Work that the harness itself may use of a test's limit. */
export const WORK_SPARE = 1_000_000;

/**
 * Maximum work of a suite's tests on one mutant: 20,000 assertions, each with a short call, take this much. The
 * heaviest tests beyond it do not run on mutants. With `MAX_MUTANTS`, it stays within the work of one matrix.
 */
export const MAX_TRIED_UNITS = 60_000_000;
/**
 * Maximum work of a suite's tests on one version. The heaviest tests beyond it are not judged. With all versions, their
 * parts and all mutants, a submission takes at most some 12 billion units, a usual one a twentieth of one billion.
 */
export const MAX_JUDGED_UNITS = 100_000_000;
/**
 * Maximum work of a run of the suite: enough to name the culprits when two tests never end, and six times the work of a
 * suite that is judged.
 */
export const MAX_SUITE_UNITS = 600_000_000;
/** Maximum mutants of an exercise that count. */
export const MAX_MUTANTS = 80;
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
