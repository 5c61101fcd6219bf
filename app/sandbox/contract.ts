/**
 * The guarantees that the sandbox gives its callers. The contract has two implementations: a pool of processes on the
 * server (`pool.server.ts`), and a Web Worker in the browser (`browser.ts`). Both use the same engine, harness and
 * transpiler, so the same request gives the same result in both.
 *
 * A failure in a learner's code is part of the result. Only a fault on our side throws an error (`SandboxFault`), and
 * leads to the status `ungraded`.
 *
 * Long: everything that the two implementations and their callers share.
 */

/** Source text, keyed by path from the project's root ("src/refund.ts"): relative, with "/", no "." or ".." parts. */
export type Files = Readonly<Record<string, string>>;

export interface RunRequest {
  /**
   * All files that code may import, including test files. They are TypeScript, JavaScript, or .json files with data.
   */
  readonly files: Files;
  /** The paths of the test files, in the order in which they run. */
  readonly tests: readonly string[];
  /** The paths of files that belong to the tests. The code under test can't import them. */
  readonly helpers?: readonly string[];
  /**
   * Work limit for one test (including its hooks), in units of the metered engine. Default: `UNITS_PER_TEST`. Loading
   * and each hook of several tests may always do as much work as `UNITS_PER_TEST`.
   */
  readonly unitsPerTest?: number;
  /**
   * Work limit for all tests together, including loading. Default: 8 × `UNITS_PER_TEST`, or 8 × a higher
   * `unitsPerTest`.
   */
  readonly unitsInAll?: number;
  /**
   * Doubles the limits for memory and output. Used for a version whose results are compared with those of another
   * version that ran without this flag. A version reaches a doubled limit only if it uses more than twice as much
   * memory, or prints more than twice as much, as the other version may. So a suite can't kill a version by almost
   * reaching the normal limit.
   */
  readonly spacious?: boolean;
  /** Only these tests (by id) run and appear in the result. If absent, all tests run and appear. */
  readonly onlyTests?: readonly string[];
  /** Whether to compute `bodyKey`. True by default. If false, each `bodyKey` is empty, which saves 5% of the time. */
  readonly bodies?: boolean;
  /**
   * Adds `calls` to failures and `log` to tests, for people who see the results of their own code. Graded runs must not
   * set this flag, because the calls in a hidden test would reveal the test.
   */
  readonly traces?: boolean;
  /**
   * Whether a diff says how many equal lines it leaves out: a line "…17" instead of "  …". This is for comparing
   * failures, not for people. `withoutCounts` restores the usual form.
   */
  readonly countsLeftOut?: boolean;
  /** Whether to find the lines of failures. A failed run may be repeated for this purpose. True by default. */
  readonly places?: boolean;
}

/** The default work limit for one test: 300 million units, which take 0.5–0.8 s on a laptop. */
export const UNITS_PER_TEST = 300_000_000;
/** The messages of tests that didn't run because of tests before them. */
export const NOT_RUN = {
  spent: "not run: the run had used up the work of all tests together",
  stops: "not run: too many tests before it were stopped",
} as const;
/** The maximum work limit for one test that an exercise or a command may set. */
export const MAX_UNITS_PER_TEST = 2_000_000_000;

/** Why a test or a run was stopped before it finished. */
export type Stop = "units" | "memory" | "depth" | "output" | "hung";

export interface Failure {
  /** `assertion`: an expectation failed. `error`: the code threw. All other values mean that a limit was reached. */
  readonly kind: "assertion" | "error" | Stop;
  /** At most 2,000 characters. Contains no path on the host. */
  readonly message: string;
  /** For assertions that compare values, the lines that differ: "-" expected, "+" received. */
  readonly diff?: string;
  /** The place in the learner's own source, if known. Lines are 1-based. */
  readonly file?: string;
  readonly line?: number;
  /** With `traces`, the calls that led to this place, innermost first. At most 20, excluding the place itself. */
  readonly calls?: readonly Call[];
}

/** A call in one of the request's files. */
export interface Call {
  readonly file: string;
  readonly line: number;
  /** The name of the function that contains the line. Absent outside functions, and in functions without a name. */
  readonly name?: string;
}

export interface TestResult {
  /**
   * The test's id, which is stable within a request. It is the test file and the position in source order
   * ("tests/a.test.ts#3").
   */
  readonly id: string;
  readonly file: string;
  /** Titles from the outermost `describe` inwards, ending with the test's own title. */
  readonly title: readonly string[];
  readonly status: "passed" | "failed" | "skipped" | "todo";
  /** The number of executed assertions. A passed test with 0 assertions is called *empty*. */
  readonly assertions: number;
  /** Work in units, without the harness's own work (measured with a test whose body is empty). */
  readonly units: number;
  /**
   * A key for the test's body. All rows of an `each` have the same key, and so do tests whose bodies differ only in
   * white space and comments.
   */
  readonly bodyKey: string;
  /** The failures, in the order in which they were recorded. Empty unless the test failed. */
  readonly failures: readonly Failure[];
  /** With `traces`, the text that this test printed. Absent if it printed nothing. Also part of the run's `log`. */
  readonly log?: string;
}

export interface RunResult {
  /**
   * `completed` means that every test has a status. `load-failed` means that a file did not compile, took too long to
   * parse, or threw while loading, or that there was no test. `stopped` means that a limit was reached while a file
   * was loading, or that the run printed too much. In both cases, `failure` contains the details.
   */
  readonly outcome: "completed" | "load-failed" | "stopped";
  readonly failure?: Failure;
  readonly tests: readonly TestResult[];
  /** What the code printed with `console`, at most 64 kB. */
  readonly log: string;
  readonly units: number;
}

/** A small wrong variant, generated by an operator. Lines and columns are 1-based, in the original source. */
export interface Mutant {
  /** Stable for the same source text: "src/vat.ts:12:7-12:9:EqualityOperator:<=". */
  readonly id: string;
  readonly file: string;
  readonly operator: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly original: string;
  readonly replacement: string;
  /** The mutant's id inside the mutated sources ("17"). Only `matrix` needs this id. */
  readonly key: string;
}

/**
 * Sources that contain every mutant, each behind a switch. `mutants.server.ts` generates them once per revision.
 */
export interface MutatedFiles {
  readonly files: Files;
  readonly mutants: readonly Mutant[];
}

export interface MatrixRequest {
  /** Files that are not mutated, such as tests and helpers. */
  readonly files: Files;
  readonly tests: readonly string[];
  /** The mutated files. They replace the files in `files` that have the same paths. */
  readonly mutated: MutatedFiles;
  /** The ids of the mutants to run. If absent, all mutants run. */
  readonly only?: readonly string[];
  /** The ids of the tests to run. If absent, all tests run. */
  readonly runOnly?: readonly string[];
  /**
   * The ids of the tests whose kills are needed. These tests run even on mutants that they don't reach. If absent, the
   * kills by all tests are needed.
   */
  readonly onlyTests?: readonly string[];
  /**
   * With `onlyTests`, runs each test alone, so that no test can find out where an earlier test stopped. If a test fails
   * alone even without a mutant, it runs together with all other tests in its file. Without this flag, all tests always
   * run together.
   */
  readonly apart?: boolean;
  readonly unitsPerTest?: number;
  readonly unitsInAll?: number;
}

export type KillReason = "assertion" | "error" | "work";

/** After this many tests have reached a limit on a mutant, the remaining tests don't run on it. */
export const MUTANT_STOPS = 3;

export interface MatrixResult {
  /** The run without a mutant. If it did not complete, `kills` is empty. */
  readonly baseline: RunResult;
  /**
   * The full kill matrix, keyed by mutant and test: which of the baseline's *passed* tests fail on the mutant, and why.
   * On a mutant, a test may use 20 million units, or 10 times its work in the baseline if that is more, but at most 60
   * million units more than in the baseline. It may use twice the memory. A mutant that breaks loading is killed by
   * every passed test. If many tests reach the work limit on one mutant, only three are reported.
   */
  readonly kills: Readonly<Record<string, Readonly<Record<string, KillReason>>>>;
  /** For each kill in `kills`, the number of assertions that the test had executed when it failed. */
  readonly assertions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The work that counted towards the limits, in units. A control run counts once for each mutant that needs it. */
  readonly units: number;
  /**
   * Why the matrix was abandoned: all mutants together exceeded 5 billion units, or printed more than 8 MB. If set,
   * `kills` is empty.
   */
  readonly stopped?: Failure;
}

export interface Sandbox {
  run(request: RunRequest): Promise<RunResult>;
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  /** Ends the workers once their running jobs have finished. */
  close(): Promise<void>;
}

/** A fault on our side (never the learner's): a worker died, a job took too long, or the engine did not load. */
export class SandboxFault extends Error {
  override readonly name = "SandboxFault";
}

/**
 * Part of every cache key and of every stored result. Must change whenever the engine, harness, assertion library,
 * transpiler or a grader might give a different result.
 */
export const ENGINE_VERSION = "ng-0.32.0/23";
