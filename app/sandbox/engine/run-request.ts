/**
 * Runs one `RunRequest` on one engine: compiles, runs each test file in its own session, finds lines, and assembles the
 * result.
 */

import { type Failure, type RunRequest, type RunResult, type TestResult, UNITS_PER_TEST } from "../contract";
import { LOCATE_UP_TO, runBudget, unitsLimit } from "../limits";
import type { Engine, Guest } from "./engine";
import { explainSyntax } from "./explain";
import type { Snapshot } from "./instance";
import { Log } from "./log";
import { compileAll, compileFailure, prepare } from "./prepare";
import { runSession, type SessionResult } from "./session";
import { idOf, PLACED, placeOf, toResult, withLog, withPlaces } from "./test-results";
import { type CompiledModule, CompileError } from "./transpile";
import { callsIn } from "./verdict";

/** The work of an empty test, which the harness itself does between begin and end. Measured once per engine. */
const overheads = new WeakMap<Engine, number>();
export function overheadOf(engine: Engine): number {
  const known = overheads.get(engine);
  if (known !== undefined) return known;
  overheads.set(engine, 0);
  const files = { "empty.test.js": "test('', () => {});" };
  const units = runRequest(engine, { files, tests: ["empty.test.js"] }).tests[0]?.units ?? 0;
  overheads.set(engine, units);
  return units;
}

interface FileReport {
  readonly session: SessionResult;
  readonly failure: Failure | null;
}

interface FileRun {
  readonly request: RunRequest;
  readonly file: string;
  readonly prepared: Snapshot;
  readonly log: Log;
  readonly coverage: boolean;
  readonly budget: { left: number };
}

function runFile(
  engine: Engine,
  guest: Guest,
  { request, file, prepared, log, coverage, budget }: FileRun,
): FileReport {
  const limit = unitsLimit(request.unitsPerTest);
  const session = runSession(guest, {
    start: {
      file,
      tests: request.tests,
      wanted: wantedIn(request, file),
      closed: engine.walls.modules,
      plain: request.countsLeftOut ? "counted" : true,
      bodies: request.bodies ?? true,
      locate: guest.isLocating,
      mutant: null,
      coverage,
    },
    prepared,
    // A lower limit for tests doesn't apply to loading or to hooks of several tests: no single test does that work.
    limit: (index) => (index === null ? Math.max(limit, UNITS_PER_TEST) : limit),
    log: (text, test) => log.write(text, test === null ? null : idOf(file, test)),
    callsIn: callsIn(new Set(Object.keys(request.files))),
    budget,
    patience: { short: 3, most: 10, rest: "failed" },
    spacious: request.spacious ?? false,
    counts: engine.walls.counts,
  });
  return { session, failure: session.loadFailure ?? session.stopped };
}

/** Returns the indices of a file's tests that should run; null for all. */
function wantedIn({ onlyTests }: RunRequest, file: string): number[] | null {
  if (!onlyTests) return null;
  return onlyTests.filter((id) => id.startsWith(`${file}#`)).map((id) => Number(id.slice(file.length + 1)));
}

/** @throws for faults on our side only */
export function runRequest(engine: Engine, request: RunRequest): RunResult {
  return runWithCoverage(engine, request, null).result;
}

/** A run, with the data that the matrix needs to continue from it. */
export interface CoveredRun {
  readonly result: RunResult;
  /** One session per test file, in order. */
  readonly sessions: readonly SessionResult[];
  readonly prepared: Snapshot | null;
}

/** Runs a request. `mutated`: paths whose sources contain mutants. If given, sessions record what each test reached. */
export function runWithCoverage(engine: Engine, request: RunRequest, mutated: ReadonlySet<string> | null): CoveredRun {
  const failed = (failure: Failure): CoveredRun => ({
    result: { outcome: "load-failed", failure: explainSyntax(failure, request.files), tests: [], log: "", units: 0 },
    sessions: [],
    prepared: null,
  });
  let modules: Map<string, CompiledModule>;
  try {
    modules = compileAll(request.files, request, mutated ?? new Set());
    for (const [name, script] of engine.providedFor(request)) modules.set(name, script);
  } catch (error) {
    if (error instanceof CompileError) return failed(compileFailure(error));
    throw error;
  }
  const missing = request.tests.find((file) => !modules.has(file));
  if (missing !== undefined) return failed({ kind: "error", message: `${missing} is not among the files` });
  const { prepared, failure } = prepare(engine, engine.guest, modules);
  if (failure) return failed(failure);
  const sessions: SessionResult[] = [];
  const result = runFiles(engine, request, modules, prepared, mutated !== null, sessions);
  return { result, sessions, prepared };
}

function runFiles(
  engine: Engine,
  request: RunRequest,
  modules: ReadonlyMap<string, CompiledModule>,
  prepared: Snapshot,
  coverage: boolean,
  sessions: SessionResult[],
): RunResult {
  const { guest, walls } = engine;
  const overhead = overheadOf(engine);
  const log = new Log(walls.output, request);
  const tests: TestResult[] = [];
  const budget = { left: runBudget(request) };
  let units = 0;
  let locating: Snapshot | null = null;
  const locate = (file: string): SessionResult | null => {
    if (request.places === false) return null;
    locating ??= prepare(engine, engine.locating, modules).prepared;
    return (
      locating &&
      runFile(engine, engine.locating, {
        request,
        file,
        prepared: locating,
        log: new Log(true, request),
        coverage: false,
        budget: { left: LOCATE_UP_TO * 2 },
      }).session
    );
  };
  for (const file of request.tests) {
    const { session, failure } = runFile(engine, guest, { request, file, prepared, log, coverage, budget });
    sessions.push(session);
    units += session.units;
    if (failure) {
      const placed = session.stopped || session.units > LOCATE_UP_TO ? null : locate(file)?.loadFailure;
      return {
        outcome: session.stopped ? "stopped" : "load-failed",
        failure: { file, ...placeOf(placed, request), ...failure },
        tests: [],
        log: log.text,
        units,
      };
    }
    const wanted = wantedIn(request, file);
    const entriesOf = ({ tests }: SessionResult) => tests.filter(({ index }) => !wanted || wanted.includes(index));
    const results = entriesOf(session).map((test) => toResult(file, test, overhead, walls.counts));
    const wrong = results.some((test) => test.failures.some(({ kind }) => PLACED.has(kind)));
    const located = wrong && session.units <= LOCATE_UP_TO ? locate(file) : null;
    const placed = located ? withPlaces(results, entriesOf(located), request) : results;
    tests.push(...(request.traces ? placed.map((test) => withLog(test, log.ofTests.get(test.id))) : placed));
    if (session.ended) {
      return { outcome: "stopped", failure: session.ended, tests, log: log.text, units };
    }
  }
  if (tests.length === 0 && walls.counts) {
    return {
      outcome: "load-failed",
      failure: { kind: "error", message: "there is no test in the test files" },
      tests,
      log: log.text,
      units,
    };
  }
  return { outcome: "completed", tests, log: log.text, units };
}
