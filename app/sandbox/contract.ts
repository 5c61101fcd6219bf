/**
 * What the sandbox guarantees to its callers. One contract, two implementations: a pool of processes on the server
 * (`pool.server.ts`) and one Web Worker in the browser (`browser.ts`). Both use the same engine, harness and
 * transpiler, so the same request gives the same result in both.
 *
 * A learner's failing code is data in the result. Only a fault on our side throws (`SandboxFault`), and means
 * `ungraded`.
 */

/** Source text by path from the project's root ("src/refund.ts"): relative, "/" between names, no "." or ".." parts. */
export type Files = Readonly<Record<string, string>>;

export interface RunRequest {
  /** Everything that may be imported, test files included. TypeScript or JavaScript, .json as data. */
  readonly files: Files;
  /** Which of `files` are test files, in the order they run. */
  readonly tests: readonly string[];
  /** Which of `files` belong to the tests: the code under test cannot import them. */
  readonly helpers?: readonly string[];
  /** Work limit of one test (its hooks included), in units of the metered engine. Default `UNITS_PER_TEST`. */
  readonly unitsPerTest?: number;
  /** Work limit of all tests together, loading included. Default: eight full tests. */
  readonly unitsInAll?: number;
  /**
   * Doubles the memory. For a version that is compared with another one that ran without this flag: to reach the limit
   * it must then use more than twice as much memory, so a suite cannot kill it by filling the memory almost to its
   * limit.
   */
  readonly spacious?: boolean;
  /** Only these tests (by id) run and appear in the result; all if absent. */
  readonly onlyTests?: readonly string[];
  /**
   * Whether to compute `bodyKey`. Default true; false saves a twentieth of the time and leaves each `bodyKey` empty.
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

/** Why something stopped before its end. */
export type Stop = "units" | "memory" | "depth" | "output" | "hung";

export interface Failure {
  /** `assertion`: an expectation did not hold. `error`: something was thrown. The rest: a limit was reached. */
  readonly kind: "assertion" | "error" | Stop;
  /** At most 2,000 characters; contains no path of the host. */
  readonly message: string;
  /** Differing lines, for assertions that compare values; "-" expected, "+" received. */
  readonly diff?: string;
  /** The place in the learner's own source, if known. 1-based. */
  readonly file?: string;
  readonly line?: number;
  /** With `traces`: the calls that led to this place, innermost first, without the place itself; at most 20. */
  readonly calls?: readonly Call[];
}

/** A call in the request's files. */
export interface Call {
  readonly file: string;
  readonly line: number;
  /** The function that the line is in; absent outside of functions, and in functions without a name. */
  readonly name?: string;
}

export interface TestResult {
  /** Stable within a request: the test file, then the position in source order ("tests/a.test.ts#3"). */
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
   * The same for all rows of one `each`, and for tests whose normalised bodies (without white space and comments) are
   * equal.
   */
  readonly bodyKey: string;
  /** In the order in which they were recorded; empty unless failed. */
  readonly failures: readonly Failure[];
  /** With `traces`: what this test printed; absent if nothing. Also part of the run's `log`. */
  readonly log?: string;
}

export interface RunResult {
  /**
   * `completed`: every test has a status. `load-failed`: a file did not compile, took too long to parse, or threw while
   * loading, or there was no test; `failure` says where. `stopped`: a limit was reached outside any test; `failure`
   * says which.
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
  /** Its id inside the mutated sources ("17"); only `matrix` needs it. */
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
  /** Files that are not mutated: tests, helpers. */
  readonly files: Files;
  readonly tests: readonly string[];
  /** Replaces the same paths in `files`. */
  readonly mutated: MutatedFiles;
  /** Only these mutants (by id); all if absent. */
  readonly only?: readonly string[];
  /** Only these tests (by id) run at all; all if absent. */
  readonly runOnly?: readonly string[];
  /** Only kills by these tests (by id) are needed, whether or not they reach a mutant; all if absent. */
  readonly onlyTests?: readonly string[];
  /**
   * With `onlyTests`: each test runs alone, so that it cannot see where an earlier one ended; a test that fails alone
   * without a mutant runs with all others. Otherwise all tests of the file run.
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
  /** For each of these kills, how many assertions the test had executed when it failed. */
  readonly assertions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why the matrix was abandoned: all mutants together took more than 5 billion units. Then `kills` is empty. */
  readonly stopped?: Failure;
}

export interface Sandbox {
  run(request: RunRequest): Promise<RunResult>;
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  /** Ends the workers after they finish what is running. */
  close(): Promise<void>;
}

/** A fault on our side: a worker died, the wall clock ran out, the engine did not load. Never the learner's fault. */
export class SandboxFault extends Error {
  override readonly name = "SandboxFault";
}

/**
 * Part of every cache key and of every stored result: changes whenever engine, harness, assertion library,
 * transpiler or a grader could give another answer.
 */
export const ENGINE_VERSION = "ng-0.32.0/20";
