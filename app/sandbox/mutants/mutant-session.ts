import { type KillReason, MUTANT_STOPS, type Mutant } from "../contract";
import type { Engine } from "../engine/engine";
import { EngineStop, type Snapshot } from "../engine/instance";
import { overheadOf } from "../engine/run-request";
import { type LoadedFile, loadFile, runSession, type SessionJob, type SessionResult } from "../engine/session";
import type { TestEntry } from "../engine/verdict";
import { MATRIX_BUDGET } from "../limits";
import type { Spent } from "./matrix-parts";

/** Runs tests from one file with a mutant switched on, or with none, and reports how each test failed. */

/**
 * Limits on a test's work on a mutant (grading.md). A test may do `MUTANT_UNITS`, or `MUTANT_FACTOR` times its work
 * without a mutant if that is more, but at most `MOST_MORE_UNITS` more than its work without a mutant.
 */
const MUTANT_UNITS = 20_000_000;
const MUTANT_FACTOR = 10;
const MOST_MORE_UNITS = 60_000_000;

export interface TestFile {
  readonly path: string;
  readonly session: SessionResult;
  /** The tests that passed without a mutant, keyed by index. */
  readonly passed: ReadonlyMap<number, TestEntry>;
  /** Indices of the tests whose kills are requested; null for all. */
  readonly asked: readonly number[] | null;
  /** Results of running only some tests on the unchanged code, keyed by the indices of the tests that ran. */
  readonly controls: Map<string, Control>;
  /** The loaded file without a mutant; undefined until needed, null if the file didn't load. */
  loaded?: LoadedFile | null;
}

export interface Control {
  /** True if none of these tests fails, so they don't depend on tests that were left out. */
  readonly isSound: boolean;
  readonly failing: ReadonlySet<number>;
  readonly units: number;
  readonly letters: number;
}

/** Data that the runs of all mutants share. */
export interface Bench {
  readonly engine: Engine;
  readonly prepared: Snapshot;
  readonly tests: readonly string[];
  readonly spent: Spent;
  /** The maximum work on all mutants together, in units. */
  readonly budget: number;
  readonly apart: boolean;
  /** The maximum number of characters that a mutant may print. */
  readonly mostLetters: number;
}

const reachesLoading = (file: TestFile, mutant: Mutant | null) =>
  mutant !== null && file.session.coveredByAll.includes(mutant.key);

/** Loads the file without a mutant. All mutants that aren't reached while loading share the result. */
function loadedOf(engine: Engine, file: TestFile, job: SessionJob): LoadedFile | null {
  if (file.loaded === undefined) {
    const start = { ...job.start, mutant: null, wanted: null };
    // This work isn't counted, because the run without a mutant has already counted the loading of the file.
    file.loaded = loadFile(engine.guest, { ...job, start, loaded: null, budget: { left: MATRIX_BUDGET } });
  }
  return file.loaded;
}

/** How a test failed, and after how many assertions. */
export interface Fall {
  readonly reason: KillReason;
  readonly assertions: number;
}

interface Tried {
  readonly failures: Map<number, Fall>;
  readonly units: number;
  /** The number of characters that the tests printed. */
  readonly letters: number;
}

/**
 * Runs only these tests, with at most `most` units, and returns the tests that fail. If the file doesn't load, returns
 * all tests that pass without a mutant.
 */
export function failuresIn(
  { engine, prepared, tests, mostLetters }: Bench,
  file: TestFile,
  wanted: readonly number[],
  mutant: Mutant | null,
  most: number,
): Tried {
  const budget = { left: most };
  let letters = 0;
  const overhead = overheadOf(engine);
  const job: SessionJob = {
    start: {
      file: file.path,
      tests,
      wanted,
      closed: engine.walls.modules,
      plain: false,
      bodies: false,
      locate: false,
      mutant: mutant?.key ?? null,
      coverage: false,
    },
    prepared,
    limit: (index) => overhead + limitFor(index === null ? file.session.units : (file.passed.get(index)?.units ?? 0)),
    // A mutant's output is never shown, but processing it takes the host's time.
    log: (text) => {
      letters += text.length;
      if (engine.walls.output && letters > mostLetters) throw new EngineStop("output");
    },
    callsIn: () => [],
    budget,
    patience: { short: Number.POSITIVE_INFINITY, most: MUTANT_STOPS, rest: "left-out" },
    spacious: true,
    counts: engine.walls.counts,
  };
  const session = runSession(engine.guest, {
    ...job,
    loaded: reachesLoading(file, mutant) ? null : loadedOf(engine, file, job),
  });
  const units = most - budget.left;
  if (session.loadFailure || session.stopped) {
    const reason: KillReason = session.stopped?.kind === "units" ? "work" : "error";
    return {
      failures: new Map([...file.passed.keys()].map((index) => [index, { reason, assertions: 0 }])),
      units,
      letters,
    };
  }
  const failures = new Map<number, Fall>();
  for (const index of wanted) {
    const test = session.tests.find((entry) => entry.index === index);
    const reason = test ? reasonOf(test) : "error";
    if (reason) failures.set(index, { reason, assertions: test?.assertions ?? 0 });
  }
  return { failures, units, letters };
}

const limitFor = (units: number) => Math.max(MUTANT_UNITS, Math.min(MUTANT_FACTOR * units, units + MOST_MORE_UNITS));

function reasonOf(test: TestEntry): KillReason | null {
  const first = test.failures[0];
  if (first === undefined) return test.state === "running" ? "error" : null;
  if (first.kind === "assertion") return "assertion";
  return first.kind === "units" || first.kind === "hung" ? "work" : "error";
}
