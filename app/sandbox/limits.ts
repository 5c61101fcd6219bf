/** Limits on a request that the engine itself doesn't enforce. */
import { MAX_UNITS_PER_TEST, type RunRequest, UNITS_PER_TEST } from "./contract";

/** The maximum number of characters that a run may print. */
export const LOG_LIMIT = 64 * 1024;
/**
 * The limit for all tests together, as a multiple of the limit for one test. A suite that exceeds it is practically
 * hung.
 */
const FULL_TESTS = 8;
/** A run of a file is repeated to find line numbers only if it took at most this many units. */
export const LOCATE_UP_TO = 500_000_000;

/** The work limit for all mutants in a matrix together, about eight seconds. A suite that exceeds it is too slow. */
export const MATRIX_BUDGET = 5_000_000_000;
/**
 * The same limit for the runs that look for kills by state: kills by tests that don't reach the mutant, but read state
 * that earlier tests left.
 */
export const STATE_BUDGET = 1_000_000_000;

/**
 * Two limits on what mutants print. Their output is never shown. The first is for one mutant, as a multiple of what a
 * run without the mutant prints. The second is the maximum number of characters for all mutants in a matrix together.
 */
export const MUTANT_LOG_FACTOR = 10;
export const MATRIX_LOG = 8 * 1024 * 1024;

/** Returns the work limit for all tests in a request together, in units. A low limit for one test doesn't lower it. */
export const runBudget = ({ unitsPerTest, unitsInAll }: Pick<RunRequest, "unitsPerTest" | "unitsInAll">): number =>
  unitsInAll ?? FULL_TESTS * Math.max(UNITS_PER_TEST, unitsLimit(unitsPerTest));

/** Returns the work limit for one test, in units: the requested limit, within bounds, or the default. */
export const unitsLimit = (wanted: number | undefined): number =>
  Math.min(MAX_UNITS_PER_TEST, Math.max(1, Math.trunc(wanted ?? UNITS_PER_TEST)));
