/** Limits of a request that the engine itself does not set. */
import { MAX_UNITS_PER_TEST, type RunRequest, UNITS_PER_TEST } from "./contract";

/** Maximum characters that a run may print. */
export const LOG_LIMIT = 64 * 1024;
/** All tests together may use the work of this many full tests. A suite that needs more is practically hung. */
const FULL_TESTS = 8;
/** A run that cost more units than this is not repeated to find line numbers. */
export const LOCATE_UP_TO = 500_000_000;

/** The work limit of all mutants of a matrix together, about eight seconds. A suite that needs more is too slow. */
export const MATRIX_BUDGET = 5_000_000_000;

/**
 * The most characters that one mutant may print, as a multiple of what a run without the mutant prints; and the most
 * that all mutants of a matrix may print together. Their output is never shown.
 */
export const MUTANT_LOG_FACTOR = 10;
export const MATRIX_LOG = 8 * 1024 * 1024;

/** Units for all tests of a request together. A low limit for one test doesn't lower this limit. */
export const runBudget = ({ unitsPerTest, unitsInAll }: Pick<RunRequest, "unitsPerTest" | "unitsInAll">): number =>
  unitsInAll ?? FULL_TESTS * Math.max(UNITS_PER_TEST, unitsLimit(unitsPerTest));

/** Units for one test: as requested, within bounds, or the default. */
export const unitsLimit = (wanted: number | undefined): number =>
  Math.min(MAX_UNITS_PER_TEST, Math.max(1, Math.trunc(wanted ?? UNITS_PER_TEST)));
