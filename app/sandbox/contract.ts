/**
 * What the sandbox promises to the rooms that call it. One contract, two carriers: a pool of worker threads on the
 * server (`pool.server.ts`) and one Web Worker in the browser (`browser.ts`). Both run the same engine, the same
 * harness and the same transpiler, so the same request gives the same result in both.
 *
 * A learner's failing code is data in the result. Only a fault of ours throws (`SandboxFault`), and means `ungraded`.
 */

/** Source text by path from the project's root ("src/refund.ts"): relative, "/" between names, no "." or ".." parts. */
export type Files = Readonly<Record<string, string>>;

export interface RunRequest {
  /** Everything that may be imported, test files included. TypeScript or JavaScript, .json as data. */
  readonly files: Files;
  /** Which of `files` are test files, in the order in which they run. */
  readonly tests: readonly string[];
  /** Which of `files` belong to the tests, and cannot be imported by the code under test. */
  readonly helpers?: readonly string[];
  /** Work allowed to one test (its hooks included), in units of the metered engine. Default `UNITS_PER_TEST`. */
  readonly unitsPerTest?: number;
  /** Work allowed to all tests together, loading included. Default eight full tests. */
  readonly unitsInAll?: number;
  /**
   * Twice the memory. For a version that is compared with one that ran without: what stops it for memory then takes
   * more than twice as much, so a suite can't kill it by filling the memory almost to its limit.
   */
  readonly spacious?: boolean;
  /** Only these tests (by id) run, and only they are in the result; all when absent. */
  readonly onlyTests?: readonly string[];
  /**
   * Whether tests are told apart by their bodies. Default true; false saves a twentieth, and leaves each `bodyKey`
   * empty.
   */
  readonly bodies?: boolean;
}

/** Default limit of one test: 300 million units, 0.5–0.8 s of work on a laptop. */
export const UNITS_PER_TEST = 300_000_000;
/** The most that an exercise or a command may set. */
export const MAX_UNITS_PER_TEST = 2_000_000_000;

/** Why something stopped short of its end. */
export type Stop = "units" | "memory" | "depth" | "output" | "hung";

export interface Failure {
  /** `assertion`: an expectation did not hold. `error`: something was thrown. The rest: a wall was met. */
  readonly kind: "assertion" | "error" | Stop;
  /** In words, bounded (2,000 characters); no path of the host. */
  readonly message: string;
  /** Lines that differ, for assertions that compare values; "-" expected, "+" received. */
  readonly diff?: string;
  /** Where in the learner's own source, when it is known. 1-based. */
  readonly file?: string;
  readonly line?: number;
}

export interface TestResult {
  /** Stable within a request: the test file, then the place in source order ("tests/a.test.ts#3"). */
  readonly id: string;
  readonly file: string;
  /** Titles from the outermost `describe` inwards, the test's own last. */
  readonly title: readonly string[];
  readonly status: "passed" | "failed" | "skipped" | "todo";
  /** Assertions that were executed. A passed test with 0 is *empty*. */
  readonly assertions: number;
  /** Work in units, the harness' own taken off (the same run with an empty body). */
  readonly units: number;
  /**
   * The same for all rows of one `each`, and for tests whose normalised bodies (blanks and comments aside) are alike.
   */
  readonly bodyKey: string;
  /** In the order in which they were recorded; empty unless failed. */
  readonly failures: readonly Failure[];
}

export interface RunResult {
  /**
   * `completed`: every test has a status. `load-failed`: a file did not compile, or took too much to read, or threw
   * while it was loaded, or there was no test; `failure` says where. `stopped`: a wall was met outside any test;
   * `failure` says which.
   */
  readonly outcome: "completed" | "load-failed" | "stopped";
  readonly failure?: Failure;
  readonly tests: readonly TestResult[];
  /** What the code printed by `console`, at most 64 kB. */
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
  /** Its name inside the mutated sources ("17"); only `matrix` needs it. */
  readonly key: string;
}

/** Sources in which every mutant is present and can be switched on, made once per revision by `mutants.server.ts`. */
export interface MutatedFiles {
  readonly files: Files;
  readonly mutants: readonly Mutant[];
}

export interface MatrixRequest {
  /** What is not mutated: tests, helpers. */
  readonly files: Files;
  readonly tests: readonly string[];
  /** Takes the place of the same paths in `files`. */
  readonly mutated: MutatedFiles;
  /** Only these mutants (by id); all when absent. */
  readonly only?: readonly string[];
  /** Only the kills of these tests (by id) are wanted, whether or not they reach a mutant; all when absent. */
  readonly onlyTests?: readonly string[];
  /**
   * With `onlyTests`: each runs by itself, so that none sees where an earlier one ended; one that fails so without a
   * mutant runs with all. Without: all tests of the file run.
   */
  readonly apart?: boolean;
  readonly unitsPerTest?: number;
  readonly unitsInAll?: number;
}

export type KillReason = "assertion" | "error" | "work";

export interface MatrixResult {
  /** The run with no mutant on. When it did not complete, `kills` is empty. */
  readonly baseline: RunResult;
  /**
   * Full kill matrix: for each mutant, which of the baseline's *passed* tests fail on it, and why. A mutant's limit is
   * max(20 million, 10 × the baseline's) units a test, and twice the memory. A mutant that breaks loading is killed by
   * every passed test. Of tests that run into that limit on one mutant three are told.
   */
  readonly kills: Readonly<Record<string, Readonly<Record<string, KillReason>>>>;
  /** For each of these kills, how many assertions the test had run when it failed. */
  readonly assertions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why the matrix was given up: all mutants together took more than 3 billion units. Then `kills` is empty. */
  readonly stopped?: Failure;
}

export interface Sandbox {
  run(request: RunRequest): Promise<RunResult>;
  matrix(request: MatrixRequest): Promise<MatrixResult>;
  /** Ends the workers; what is running is awaited. */
  close(): Promise<void>;
}

/** We broke: a worker died, the wall clock fired, the engine did not load. Never the learner's fault. */
export class SandboxFault extends Error {
  override readonly name = "SandboxFault";
}

/**
 * Part of every cache key and of every stored result: changes whenever engine, harness, assertion library,
 * transpiler or a grader could give another answer.
 */
export const ENGINE_VERSION = "ng-0.32.0/14";
