/**
 * The kill matrix: which test fails on which mutant. One run without a mutant tells what each test reaches; then each
 * mutant is switched on and run against those tests only, from the same snapshot.
 */
import type { KillReason, MatrixRequest, MatrixResult, Mutant, RunRequest } from "./contract";
import type { Engine } from "./engine";
import type { Snapshot } from "./instance";
import { overheadOf, runWithCoverage } from "./run-request";
import { runSession, type SessionResult } from "./session";
import type { TestEntry } from "./verdict";

/** Work that a mutant may always do; beyond that, ten times what the test costs without it (grading.md). */
const MUTANT_UNITS = 20_000_000;
const MUTANT_FACTOR = 10;

interface TestFile {
  readonly path: string;
  readonly session: SessionResult;
  /** Tests that passed without a mutant, by index. */
  readonly passed: ReadonlyMap<number, TestEntry>;
}

/** @throws for faults of ours only */
export function runMatrix(engine: Engine, request: MatrixRequest): MatrixResult {
  const mutated = new Set(Object.keys(request.mutated.files));
  const run: RunRequest = {
    files: { ...request.files, ...request.mutated.files },
    tests: request.tests,
    ...(request.unitsPerTest === undefined ? {} : { unitsPerTest: request.unitsPerTest }),
  };
  const { result, sessions, prepared } = runWithCoverage(engine, run, mutated);
  if (result.outcome !== "completed" || !prepared) return { baseline: result, kills: {} };
  const statuses = new Map(result.tests.map((test) => [test.id, test.status]));
  const files = request.tests.map((path, i): TestFile => {
    const session = sessions[i]!;
    const passed = session.tests.filter((test) => statuses.get(`${path}#${test.index}`) === "passed");
    return { path, session, passed: new Map(passed.map((test) => [test.index, test])) };
  });
  const wanted = request.only && new Set(request.only);
  const kills: Record<string, Record<string, KillReason>> = {};
  for (const mutant of request.mutated.mutants) {
    if (wanted && !wanted.has(mutant.id)) continue;
    const row: Record<string, KillReason> = {};
    for (const file of files) Object.assign(row, killsIn(engine, prepared, run.tests, file, mutant));
    kills[mutant.id] = row;
  }
  return { baseline: result, kills };
}

/** The passed tests of one file that reach the mutant; while loading means all of them. */
function reaching(file: TestFile, mutant: Mutant): number[] {
  const byAll = file.session.coveredByAll.includes(mutant.key);
  return [...file.passed.values()]
    .filter((test) => byAll || test.covered.includes(mutant.key))
    .map((test) => test.index);
}

function killsIn(
  engine: Engine,
  prepared: Snapshot,
  tests: readonly string[],
  file: TestFile,
  mutant: Mutant,
): Record<string, KillReason> {
  const wanted = reaching(file, mutant);
  if (wanted.length === 0) return {};
  const overhead = overheadOf(engine);
  const session = runSession(engine.guest, {
    start: {
      file: file.path,
      tests,
      wanted,
      closed: engine.walls.modules,
      plain: false,
      locate: false,
      mutant: mutant.key,
      coverage: false,
    },
    prepared,
    limit: (index) => overhead + limitFor(index === null ? file.session.units : (file.passed.get(index)?.units ?? 0)),
    // What a mutant prints is shown nowhere.
    log: () => {},
    place: () => ({}),
    budget: { left: Number.MAX_SAFE_INTEGER },
    patient: true,
    counts: engine.walls.counts,
  });
  const id = (index: number) => `${file.path}#${index}`;
  if (session.loadFailure || session.stopped) {
    const reason: KillReason = session.stopped?.kind === "units" ? "work" : "error";
    return Object.fromEntries([...file.passed.keys()].map((index) => [id(index), reason]));
  }
  const row: Record<string, KillReason> = {};
  for (const index of wanted) {
    const test = session.tests.find((entry) => entry.index === index);
    const reason = test ? reasonOf(test) : "error";
    if (reason) row[id(index)] = reason;
  }
  return row;
}

const limitFor = (units: number) => Math.max(MUTANT_UNITS, MUTANT_FACTOR * units);

function reasonOf(test: TestEntry): KillReason | null {
  const first = test.failures[0];
  if (first === undefined) return test.state === "ended" ? null : "error";
  if (first.kind === "assertion") return "assertion";
  return first.kind === "units" || first.kind === "hung" ? "work" : "error";
}
