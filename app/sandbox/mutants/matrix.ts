/**
 * The kill matrix: which test fails on which mutant. One run without a mutant records what each test reaches. Then each
 * mutant is switched on, and the tests that reach it run again from the same snapshot.
 *
 * A test may fail on a mutant for another reason: it depends on a test that was left out, or it detects that this run
 * differs from the first one (only the first run creates messages). So failed tests run again in the same way without a
 * mutant, and only tests that then pass have killed the mutant.
 */

import type { KillReason, MatrixRequest, MatrixResult, Mutant, RunRequest } from "../contract";
import type { Engine } from "../engine/engine";
import { runWithCoverage } from "../engine/run-request";
import { LOG_LIMIT, MATRIX_BUDGET, MUTANT_LOG_FACTOR } from "../limits";
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
  const spent: Spent = { mutants: 0, controls: 0, letters: 0 };
  if (result.outcome !== "completed" || !prepared) return { baseline: result, kills: {}, assertions: {}, spent };
  const statuses = new Map(result.tests.map((test) => [test.id, test.status]));
  const files = request.tests.map((path, i): TestFile => {
    const session = sessions[i]!;
    const passed = session.tests.filter((test) => statuses.get(`${path}#${test.index}`) === "passed");
    const wanted = request.onlyTests && new Set(request.onlyTests);
    const asked = wanted ? passed.map(({ index }) => index).filter((index) => wanted.has(`${path}#${index}`)) : null;
    return { path, session, asked, passed: new Map(passed.map((test) => [test.index, test])), controls: new Map() };
  });
  const mostLetters = Math.max(LOG_LIMIT, MUTANT_LOG_FACTOR * result.log.length);
  const bench: Bench = { engine, prepared, tests: run.tests, spent, apart: request.apart ?? false, mostLetters };
  const wanted = request.only && new Set(request.only);
  const kills: Record<string, Record<string, KillReason>> = {};
  const assertions: Record<string, Record<string, number>> = {};
  for (const mutant of request.mutated.mutants) {
    if (wanted && !wanted.has(mutant.id)) continue;
    const row = files.flatMap((file) => killsIn(bench, file, mutant));
    if (isTooMuch(spent)) break;
    kills[mutant.id] = Object.fromEntries(row.map(([id, fall]) => [id, fall.reason]));
    assertions[mutant.id] = Object.fromEntries(row.map(([id, fall]) => [id, fall.assertions]));
  }
  return { baseline: result, kills, assertions, spent };
}

/** Returns the passed tests in one file that reach the mutant. If loading reaches it, returns all passed tests. */
function reaching(file: TestFile, mutant: Mutant): number[] {
  const byAll = file.session.coveredByAll.includes(mutant.key);
  return [...file.passed.values()]
    .filter((test) => byAll || test.covered.includes(mutant.key))
    .map((test) => test.index);
}

function killsIn(bench: Bench, file: TestFile, mutant: Mutant): (readonly [test: string, Fall])[] {
  const { asked } = file;
  const all = [...file.passed.keys()];
  const { spent } = bench;
  const tried = (wanted: readonly number[]) => {
    const { failures, units } = failuresIn(bench, file, wanted, mutant, MATRIX_BUDGET - spent.mutants);
    spent.mutants += units;
    return failures;
  };
  const controlled = (wanted: readonly number[]) => {
    const control = controlOf(bench, file, wanted);
    spent.controls += control.units;
    return control;
  };
  let together: ReturnType<typeof tried> | undefined;
  const killsOf = (wanted: readonly number[]) => {
    let kills = tried(wanted);
    if (kills.size === 0) return [];
    let control = controlled(wanted);
    if (!control.isSound && wanted.length < all.length) {
      together ??= tried(all);
      kills = together;
      control = controlled(all);
    }
    const isAsked = (index: number) => (bench.apart ? wanted.includes(index) : !asked || asked.includes(index));
    return [...kills].filter(([index]) => !control.failing.has(index) && isAsked(index));
  };
  const groups = asked && bench.apart ? asked.map((index) => [index]) : [asked ? all : reaching(file, mutant)];
  return groups
    .filter((group) => group.length > 0)
    .flatMap(killsOf)
    .map(([index, fall]) => [`${file.path}#${index}`, fall] as const);
}

function controlOf(bench: Bench, file: TestFile, wanted: readonly number[]): Control {
  const key = wanted.join();
  const known = file.controls.get(key);
  if (known) return known;
  const { failures, units } = failuresIn(bench, file, wanted, null, MATRIX_BUDGET);
  const control = { isSound: failures.size === 0, failing: new Set(failures.keys()), units };
  file.controls.set(key, control);
  return control;
}
