/**
 * The kill matrix: which test fails on which mutant. One run without a mutant records what each test reaches. Then each
 * mutant is switched on, and the tests that reach it run again from the same snapshot. If none of them notices the
 * mutant, the whole suite runs on it, because another test may read state that these tests left.
 *
 * A test may fail on a mutant for another reason: it depends on a test that was left out, or it detects that this run
 * differs from the first one (only the first run creates messages). So failed tests run again in the same way without a
 * mutant, and only tests that then pass have killed the mutant.
 */

import type { KillReason, MatrixRequest, MatrixResult, Mutant, RunRequest } from "../contract";
import type { Engine } from "../engine/engine";
import { runWithCoverage } from "../engine/run-request";
import { LOG_LIMIT, MATRIX_BUDGET, MUTANT_LOG_FACTOR, STATE_BUDGET } from "../limits";
import { isTooMuch, type MatrixPart, mergeMatrix, type Spent } from "./matrix-parts";
import { type Bench, type Control, type Fall, failuresIn, type TestFile } from "./mutant-session";

/** @throws for faults on our side only */
export const runMatrix = (engine: Engine, request: MatrixRequest): MatrixResult =>
  mergeMatrix(request, [runMatrixPart(engine, request)]);

/**
 * Judges the mutants that the request lists, and reports the work done, for callers that merge parts. @throws as
 * `runMatrix`
 */
export function runMatrixPart(engine: Engine, request: MatrixRequest): MatrixPart {
  const mutated = new Set(Object.keys(request.mutated.files));
  const run: RunRequest = {
    files: { ...request.files, ...request.mutated.files },
    tests: request.tests,
    ...(request.runOnly && { onlyTests: request.runOnly }),
    ...(request.unitsPerTest === undefined ? {} : { unitsPerTest: request.unitsPerTest }),
    ...(request.unitsInAll === undefined ? {} : { unitsInAll: request.unitsInAll }),
  };
  const { result, sessions, prepared } = runWithCoverage(engine, run, mutated);
  const { kills, assertions, spent, byState } = emptyPart();
  if (result.outcome !== "completed" || !prepared) return { baseline: result, kills, assertions, spent, byState };
  const statuses = new Map(result.tests.map((test) => [test.id, test.status]));
  const files = request.tests.map((path, i): TestFile => {
    const session = sessions[i]!;
    const passed = session.tests.filter((test) => statuses.get(`${path}#${test.index}`) === "passed");
    const wanted = request.onlyTests && new Set(request.onlyTests);
    const asked = wanted ? passed.map(({ index }) => index).filter((index) => wanted.has(`${path}#${index}`)) : null;
    return { path, session, asked, passed: new Map(passed.map((test) => [test.index, test])), controls: new Map() };
  });
  const mostLetters = Math.max(LOG_LIMIT, MUTANT_LOG_FACTOR * result.log.length);
  const shared = { engine, prepared, tests: run.tests, apart: request.apart ?? false, mostLetters };
  const bench: Bench = { ...shared, spent, budget: MATRIX_BUDGET };
  const stateBench: Bench = { ...shared, spent: byState.spent, budget: STATE_BUDGET };
  const wanted = request.only && new Set(request.only);
  for (const mutant of request.mutated.mutants) {
    if (wanted && !wanted.has(mutant.id)) continue;
    const row = files.flatMap((file) => killsIn(bench, file, mutant));
    if (isTooMuch(spent)) break;
    put({ kills, assertions }, mutant, row);
    if (row.length > 0 || isTooMuch(byState.spent, STATE_BUDGET)) continue;
    const late = files.flatMap((file) => killsByState(stateBench, file, mutant));
    if (late.length > 0) put(byState, mutant, late);
  }
  return { baseline: result, kills, assertions, spent, byState };
}

type Row = readonly (readonly [test: string, Fall])[];
interface Rows {
  readonly kills: Record<string, Record<string, KillReason>>;
  readonly assertions: Record<string, Record<string, number>>;
}

const emptyPart = () => ({ ...emptyRows(), byState: emptyRows() });
const emptyRows = (): Rows & { spent: Spent } => ({
  kills: {},
  assertions: {},
  spent: { mutants: 0, controls: 0, letters: 0 },
});

function put({ kills, assertions }: Rows, mutant: Mutant, row: Row): void {
  kills[mutant.id] = Object.fromEntries(row.map(([id, fall]) => [id, fall.reason]));
  assertions[mutant.id] = Object.fromEntries(row.map(([id, fall]) => [id, fall.assertions]));
}

/** Returns the passed tests in one file that reach the mutant. If loading reaches it, returns all passed tests. */
function reaching(file: TestFile, mutant: Mutant): number[] {
  const byAll = file.session.coveredByAll.includes(mutant.key);
  return [...file.passed.values()]
    .filter((test) => byAll || test.covered.includes(mutant.key))
    .map((test) => test.index);
}

const allOf = (file: TestFile): number[] => [...file.passed.keys()];

function killsIn(bench: Bench, file: TestFile, mutant: Mutant): Row {
  const { asked } = file;
  const groups = asked && bench.apart ? asked.map((index) => [index]) : [asked ? allOf(file) : reaching(file, mutant)];
  let together: Failures | undefined;
  const onAll = () => (together ??= tried(bench, file, mutant, allOf(file)));
  return groups.filter((group) => group.length > 0).flatMap((group) => killsOf(bench, file, mutant, group, onAll));
}

/** The kills by tests that don't reach a mutant, but read state that tests before them left. */
function killsByState(bench: Bench, file: TestFile, mutant: Mutant): Row {
  const reached = reaching(file, mutant).length;
  if (file.asked || reached === 0 || reached === file.passed.size) return [];
  return killsOf(bench, file, mutant, allOf(file));
}

type Failures = ReadonlyMap<number, Fall>;

/** `onAll`: returns the failures of all tests, for wanted tests that depend on other tests. */
function killsOf(bench: Bench, file: TestFile, mutant: Mutant, wanted: readonly number[], onAll?: () => Failures): Row {
  let kills = tried(bench, file, mutant, wanted);
  if (kills.size === 0) return [];
  let control = controlled(bench, file, wanted);
  if (onAll && !control.isSound && wanted.length < file.passed.size) {
    kills = onAll();
    control = controlled(bench, file, allOf(file));
  }
  const { asked } = file;
  const isAsked = (index: number) => (bench.apart ? wanted.includes(index) : !asked || asked.includes(index));
  return [...kills]
    .filter(([index]) => !control.failing.has(index) && isAsked(index))
    .map(([index, fall]) => [`${file.path}#${index}`, fall] as const);
}

function tried(bench: Bench, file: TestFile, mutant: Mutant, wanted: readonly number[]): Failures {
  const { spent, budget } = bench;
  const { failures, units, letters } = failuresIn(bench, file, wanted, mutant, budget - spent.mutants);
  spent.mutants += units;
  spent.letters += letters;
  return failures;
}

function controlled(bench: Bench, file: TestFile, wanted: readonly number[]): Control {
  const control = controlOf(bench, file, wanted);
  bench.spent.controls += control.units;
  bench.spent.letters += control.letters;
  return control;
}

function controlOf(bench: Bench, file: TestFile, wanted: readonly number[]): Control {
  const key = wanted.join();
  const known = file.controls.get(key);
  if (known) return known;
  const { failures, units, letters } = failuresIn(bench, file, wanted, null, MATRIX_BUDGET);
  const control = { isSound: failures.size === 0, failing: new Set(failures.keys()), units, letters };
  file.controls.set(key, control);
  return control;
}
