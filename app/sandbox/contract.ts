/**
 * What the sandbox guarantees to its callers. The contract has two implementations: a pool of processes on the server
 * (`pool.server.ts`), and a Web Worker in the browser (`browser.ts`). Both use the same engine, harness and
 * transpiler, so the same request gives the same result in both.
 *
 * A learner's failing code is data in the result. Only a fault on our side throws (`SandboxFault`), and means
 * `ungraded`.
 */

/** Source text by path from the project's root ("src/refund.ts"): relative, "/" between names, no "." or ".." parts. */
export type Files = Readonly<Record<string, string>>;

export interface RunRequest {
  /**
   * All files that may be imported, including test files. They are TypeScript, JavaScript, or .json files with data.
   */
  readonly files: Files;
  /** Which of `files` are test files, in the order they run. */
  readonly tests: readonly string[];
  /** Which of `files` belong to the tests: the code under test cannot import them. */
  readonly helpers?: readonly string[];
  /** Work limit of one test (its hooks included), in units of the metered engine. Default `UNITS_PER_TEST`. */
  readonly unitsPerTest?: number;
  /** The work limit of all tests together, including loading. By default, the work of eight full tests. */
  readonly unitsInAll?: number;
  /**
   * Doubles the memory limit. Used for a version that is compared with another one, which ran without this flag. A
   * version reaches the doubled limit only if it uses more than twice as much memory, so a suite can't kill it by
   * filling the memory almost to the normal limit.
   */
  readonly spacious?: boolean;
  /** Only these tests (by id) run and appear in the result. If absent, all tests do. */
  readonly onlyTests?: readonly string[];
  /**
   * Whether to compute `bodyKey`. True by default. If false, each `bodyKey` is empty, which saves a twentieth of the
   * time.
   */
  readonly bodies?: boolean;
  /**
   * Adds `calls` to failures and `log` to tests, for a person who reads the result of their own code. Graded runs must
   * not set it: the calls of a hidden test would show the test.
   */
  readonly traces?: boolean;
}

/** Default limit of one test: 300 million units, 0.5–0.8 s of work on a laptop. */
export const UNITS_PER_TEST = 300_000_000;
/** The maximum that an exercise or a command may set. */
export const MAX_UNITS_PER_TEST = 2_000_000_000;

/** Why a test or a run was stopped before its end. */
export type Stop = "units" | "memory" | "depth" | "output" | "hung";

export interface Failure {
  /** `assertion`: an expectation failed. `error`: the code threw. All other values mean that a limit was reached. */
  readonly kind: "assertion" | "error" | Stop;
  /** At most 2,000 characters, without any path on the host. */
  readonly message: string;
  /** Differing lines, for assertions that compare values; "-" expected, "+" received. */
  readonly diff?: string;
  /** The place in the learner's own source, if known. Lines count from 1. */
  readonly file?: string;
  readonly line?: number;
  /** With `traces`, the calls that led to this place, innermost first. At most 20, without the place itself. */
  readonly calls?: readonly Call[];
}

/** A call in the request's files. */
export interface Call {
  readonly file: string;
  readonly line: number;
  /** The name of the function that contains the line. Absent outside of functions, and in functions without a name. */
  readonly name?: string;
}

export interface TestResult {
  /**
   * The test's id, which is stable within a request. It is the test file and the position in source order
   * ("tests/a.test.ts#3").
   */
  readonly id: string;
  readonly file: string;
  /** Titles from the outermost `describe` inwards, ending with the test's own. */
  readonly title: readonly string[];
  readonly status: "passed" | "failed" | "skipped" | "todo";
  /** Number of executed assertions. A passed test with 0 is *empty*. */
  readonly assertions: number;
  /** Work in units, without the harness's own work (measured by the same run with an empty body). */
  readonly units: number;
  /**
   * A key of the test's body. All rows of one `each` have the same key, and so have tests whose bodies differ only in
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
   * parse, or threw while loading, or that there was no test; `failure` says where. `stopped` means that a limit was
   * reached while a file was loading, or that the run printed too much; `failure` says which.
   */
  readonly outcome: "completed" | "load-failed" | "stopped";
  readonly failure?: Failure;
  readonly tests: readonly TestResult[];
  /** What the code printed with `console`, at most 64 kB. */
  readonly log: string;
  readonly units: number;
}

/** A small wrong variant made by an operator. Lines and columns are 1-based, in the original source. */
export interface Mutant {
  /** Stable for one source text: "src/vat.ts:12:7-12:9:EqualityOperator:<=". */
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
 * Sources that contain every mutant, each of which can be switched on. Made once per revision by `mutants.server.ts`.
 */
export interface MutatedFiles {
  readonly files: Files;
  readonly mutants: readonly Mutant[];
}

export interface MatrixRequest {
  /** Files that are not mutated, such as tests and helpers. */
  readonly files: Files;
  readonly tests: readonly string[];
  /** Replaces the same paths in `files`. */
  readonly mutated: MutatedFiles;
  /** Only these mutants (by id) run. If absent, all mutants run. */
  readonly only?: readonly string[];
  /** Only these tests (by id) run at all. If absent, all tests run. */
  readonly runOnly?: readonly string[];
  /**
   * Only the kills of these tests (by id) are needed. These tests run even on mutants that they don't reach. If absent,
   * the kills of all tests are needed.
   */
  readonly onlyTests?: readonly string[];
  /**
   * With `onlyTests`, each test runs alone, so that it can't tell where an earlier test stopped. A test that fails
   * alone even without a mutant runs together with all other tests. Without this flag, all tests of the file run.
   */
  readonly apart?: boolean;
  readonly unitsPerTest?: number;
  readonly unitsInAll?: number;
}

export type KillReason = "assertion" | "error" | "work";

export interface MatrixResult {
  /** The run with no mutant on. If it did not complete, `kills` is empty. */
  readonly baseline: RunResult;
  /**
   * Full kill matrix: for each mutant, which of the baseline's *passed* tests fail on it, and why. A mutant's limit is
   * max(20 million, 10 × the baseline's, but at most 60 million more) units per test, and twice the memory. A mutant
   * that breaks loading is killed by every passed test. If many tests reach the work limit on one mutant, only three
   * are reported.
   */
  readonly kills: Readonly<Record<string, Readonly<Record<string, KillReason>>>>;
  /** For each kill in `kills`, how many assertions the test had executed when it failed. */
  readonly assertions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /**
   * Why the matrix was abandoned: all mutants together took more than 5 billion units, or printed more than 8 MB. Then
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

/** A fault on our side: a worker died, the wall clock ran out, the engine did not load. Never the learner's fault. */
export class SandboxFault extends Error {
  override readonly name = "SandboxFault";
}

/**
 * Part of every cache key and of every stored result. Must change whenever engine, harness, assertion library,
 * transpiler or a grader could give another answer.
 */
export const ENGINE_VERSION = "ng-0.32.0/20";
