import {
  type Failure,
  type Files,
  type KillReason,
  type MatrixResult,
  MUTANT_STOPS,
  type Mutant,
  type RunRequest,
  type RunResult,
  type Sandbox,
  type TestResult,
  UNITS_PER_TEST,
} from "~/sandbox/contract";
import { withMutant } from "../mutant-text";
import { findBroad } from "./broad";
import {
  AI_WEIGHT,
  MAX_JUDGED_UNITS,
  MAX_SUITE_UNITS,
  MAX_TESTS,
  MAX_TRIED_UNITS,
  SUITE_PATH,
  WORK_FACTOR,
  WORK_FLOOR,
  WORK_SPARE,
} from "./constants";
import type { Mistake, TestContent, Version } from "./content";
import { withoutCounts } from "./counted-diff";
import { type Costs, costsOf, heaviestOf, lighterThan, sayUnits, totalOf } from "./heavy";
import { AI, judgeSuite, type Verdict } from "./judge";
import { mutantsOf } from "./mutants";
import { runInRounds } from "./rounds";
import { sameTest } from "./same-test";
import { countedTests, type SuiteScore, scoreSuite, type Target } from "./score";
import { findVouched } from "./vouching";

/**
 * The results of a suite on every version, as data, without any text for pages. Long, because all runs for one
 * submission share its limits, and each type of run depends on the results of the runs before it.
 */
export interface SuiteRun {
  /** Why the suite could not be judged. If set, there are no verdicts. */
  readonly failure: Failure | null;
  readonly verdicts: readonly Verdict[];
  readonly score: SuiteScore;
  readonly mistakes: readonly WeighedMistake[];
  /** The correct versions, without the reference. */
  readonly right: readonly Version[];
  readonly mutants: SortedMutants;
  /** The number of the suite's tests. Only the first `MAX_TESTS` have verdicts. */
  readonly tests: number;
  /** Ids of tests that did not run on mutants, because the suite exceeds the work limit. */
  readonly untried: ReadonlySet<string>;
}

/** The mutants that tests kill, and the tests that did not run on mutants. */
type Tried = Pick<MatrixResult, "kills"> & Pick<SuiteRun, "untried">;

type WeighedMistake = Mistake & Target;

export interface SortedMutants {
  readonly counted: readonly Mutant[];
  readonly allowed: readonly (Mutant & { readonly because: string })[];
}

/** Returns every wrong version that is not a mutant, with its weight. If the AI's code is wrong, it is listed first. */
export function mistakesOf({ exercise, shared, ai, mistakes }: TestContent): WeighedMistake[] {
  const others = mistakes.map((mistake) => ({ ...mistake, weight: 1 }));
  if (!exercise.ai.wrong) return others;
  const { says, differs } = exercise.ai;
  return [{ id: AI, says, differs, files: { ...shared, ...ai }, weight: AI_WEIGHT }, ...others];
}

/**
 * Returns every correct version except the reference. If the AI's code is correct, it counts as another alternative.
 */
export function rightVersionsOf({ exercise, shared, ai, alternatives }: TestContent): readonly Version[] {
  if (exercise.ai.wrong) return alternatives;
  return [...alternatives, { id: AI, says: "the AI's own code, which is right", files: { ...shared, ...ai } }];
}

export function sortMutants({ exercise }: TestContent, mutants: readonly Mutant[]): SortedMutants {
  const reasons = new Map(exercise.allowed.map(({ mutant, because }) => [mutant, because]));
  return {
    counted: mutants.filter((mutant) => !reasons.has(mutant.id)),
    allowed: mutants.flatMap((mutant) => {
      const because = reasons.get(mutant.id);
      return because === undefined ? [] : [{ ...mutant, because }];
    }),
  };
}

/** Runs a suite on every version and every mutant that counts: grading.md, "Test". Throws only `SandboxFault`. */
export async function runSuite(content: TestContent, suite: string, sandbox: Sandbox): Promise<SuiteRun> {
  const mistakes = mistakesOf(content);
  const right = rightVersionsOf(content);
  const { unitsPerTest } = content.exercise;
  const mostUnits = unitsPerTest ?? UNITS_PER_TEST;
  const requestFor = (files: Files, limits: Omit<RunRequest, "files" | "tests">): RunRequest => ({
    files: withSuite(files, suite),
    tests: [SUITE_PATH],
    unitsInAll: MAX_SUITE_UNITS,
    ...limits,
  });
  // The reference runs first and alone, so that a suite that doesn't load or never ends fails only once, not once per
  // version.
  const [mutated, reference] = await Promise.all([
    mutantsOf(content),
    runInRounds(sandbox, requestFor(content.reference, { unitsPerTest }), Math.min(mostUnits, MAX_JUDGED_UNITS)),
  ]);
  const mutants = sortMutants(content, mutated.mutants);
  const without = (failure: Failure): SuiteRun => ({
    failure,
    verdicts: [],
    score: scoreSuite([], [], []),
    mistakes,
    right,
    mutants,
    tests: 0,
    untried: new Set(),
  });
  // Tests that are stopped on the reference are invalid, so the other tests' limits don't depend on them.
  const endless = new Set(reference.tests.filter(isStopped).map(({ id }) => id));
  const longest = Math.max(0, ...reference.tests.map(({ id, units }) => (endless.has(id) ? 0 : units)));
  // A test that does more work than this has killed the mistake (judge.ts), so it needn't continue.
  const fatal = Math.min(mostUnits, Math.max(WORK_FLOOR, WORK_FACTOR * longest) + WORK_SPARE);
  const wrongRequest = (files: Files, onlyTests?: readonly string[], places = true) =>
    requestFor(files, {
      unitsPerTest: fatal,
      spacious: true,
      places,
      countsLeftOut: true,
      ...(onlyTests && { onlyTests }),
    });
  const all = await runInRounds(sandbox, wrongRequest({ ...content.shared, ...content.ai }));
  const onAi = onlyFirst(all);
  const visible = withoutCounts(onAi);
  const failure = failureOf(visible, reference);
  if (failure) return without(failure);

  const costs = costsOf(visible, reference);
  const heavy = heavyTests(costs, visible, reference);
  const judgedTests = costs.tests.map(({ id }) => id).filter((id) => !heavy.has(id));
  // Endless tests can't kill a mutant, but would use up the work of a matrix.
  const left = { ...costs, tests: costs.tests.filter(({ id }) => !heavy.has(id) && !endless.has(id)) };
  if (judgedTests.length === 0 || totalOf(left) > MAX_SUITE_UNITS) return without(tooMuch(visible, costs));
  const matrixTests = left.tests.map(({ id }) => id);
  // Endless tests are already invalid, so they needn't run on further versions, where they could stop other tests.
  const someTests = matrixTests.length > 0 ? matrixTests : judgedTests;
  const only = someTests.length < all.tests.length ? { onlyTests: someTests } : {};
  const runWrong = (files: Files, onlyTests = only.onlyTests) => sandbox.run(wrongRequest(files, onlyTests));
  const runCut = (files: Files, onlyTests = only.onlyTests) => sandbox.run(wrongRequest(files, onlyTests, false));

  const runOnMutants = (some: readonly Mutant[], tests: readonly string[]) =>
    sandbox.matrix({
      files: withSuite(content.reference, suite),
      tests: [SUITE_PATH],
      mutated,
      only: some.map(({ id }) => id),
      ...(tests.length < all.tests.length && { runOnly: tests }),
      unitsPerTest,
      unitsInAll: MAX_SUITE_UNITS,
    });
  const matrix = async (most: number): Promise<Tried> => {
    const untried = heaviestOf(left, most);
    const tried = matrixTests.filter((id) => !untried.has(id));
    // A test that fails on the reference can't kill anything, so if no test passes, the mutants needn't run.
    const isAnyPassing = reference.tests.some(
      ({ id, status, assertions }) => status === "passed" && assertions > 0 && tried.includes(id),
    );
    if (!isAnyPassing) return { kills: {}, untried };
    const { kills, stopped } = await runOnMutants(mutants.counted, tried);
    // If mutants need far more work than the reference, only the lightest tests run on them.
    if (stopped)
      return most === MAX_TRIED_UNITS ? matrix(lighterThan(left, most)) : { kills, untried: new Set(matrixTests) };
    return { kills, untried };
  };
  const killsOfHidden = async (hidden: readonly Mutant[], tests: readonly string[]): Promise<MatrixResult["kills"]> => {
    if (hidden.length === 0 || tests.length === 0) return {};
    const { kills, stopped } = await runOnMutants(hidden, tests);
    return stopped ? {} : kills;
  };
  const [matrixRun, ...others] = await Promise.all([
    matrix(MAX_TRIED_UNITS),
    ...right.map(({ files }) => sandbox.run(requestFor(files, { unitsPerTest, spacious: true, ...only }))),
    ...mistakes.map(({ id, files }) => (id === AI ? onAi : runWrong(files))),
  ]);
  const judged = judgeSuite({
    visible,
    heavy,
    reference,
    kills: matrixRun.kills,
    right: right.map(({ id }, i) => ({ id, result: others[i]! })),
    mistakes: mistakes.map(({ id }, i) => ({ id, result: others[right.length + i]! })),
  });
  const { broad, unfinished } = await findBroad({
    verdicts: judged,
    mistakes,
    reference: content.reference,
    suite,
    run: (files) => runCut(files),
    runAlone: (files, test) => runCut(files, [test]),
    mutants: mutants.counted.map((mutant) => ({ id: mutant.id, files: withMutant(content.reference, mutant) })),
    matrix: ({ files, mutated }, onlyTests, apart) =>
      sandbox.matrix({
        files: withSuite(files, suite),
        tests: [SUITE_PATH],
        mutated,
        ...(matrixTests.length < all.tests.length && { runOnly: matrixTests }),
        onlyTests,
        apart,
        unitsPerTest,
        unitsInAll: MAX_SUITE_UNITS,
      }),
  });
  const examined = judged.map((test): Verdict => {
    if (unfinished.has(test.id)) return { ...test, verdict: "unexamined" };
    return broad.has(test.id) ? { ...test, verdict: "broad" } : test;
  });
  const counted = countedTests(examined).map(({ id }) => id);
  const hidden = mutants.counted.filter(({ id }) => isHidden(matrixRun.kills[id], counted));
  // Only tests that have killed a version were examined, so other tests get no further kills.
  const tried = examined.filter(({ id, kills }) => kills.length > 0 && counted.includes(id)).map(({ id }) => id);
  const later = await killsOfHidden(
    hidden,
    tried.filter((id) => !matrixRun.untried.has(id)),
  );
  const narrowed = examined.map((test) => withKills(test, later));
  const targets = mutants.counted.map(({ id }) => ({ id, weight: 1 }));
  // By vouching for versions, invalid tests can only lower the score. So if a suite already scores 0, its many invalid
  // tests needn't run on every mutant.
  const isScoring = scoreSuite(narrowed, mistakes, targets).score > 0;
  const vouched = await findVouched({
    verdicts: isScoring ? narrowed : [],
    mutants: mutants.counted,
    reference: content.reference,
    run: (files, tests) => runWrong(files, [...tests]),
  });
  const verdicts = narrowed.map((test) => ({ ...test, vouches: [...test.vouches, ...(vouched.get(test.id) ?? [])] }));
  return {
    failure,
    verdicts,
    score: scoreSuite(verdicts, mistakes, targets),
    mistakes,
    right,
    mutants,
    tests: all.tests.length,
    untried: matrixRun.untried,
  };
}

function withSuite(files: Version["files"], suite: string): Version["files"] {
  return { ...files, [SUITE_PATH]: suite };
}

/**
 * Returns the reason why a suite can't be judged: it doesn't load, contains no test, or exceeds the work limit for
 * grading. Omits the message and the number of tests for versions that the learner doesn't have, because both could
 * reveal answers.
 */
function failureOf(visible: RunResult, reference: RunResult): Failure | null {
  if (visible.failure?.kind === "units") return tooMuch(visible, null);
  if (visible.outcome !== "completed")
    return visible.failure ?? { kind: "error", message: "The suite could not be loaded." };
  if (reference.outcome === "completed") return null;
  return reference.failure?.kind === "output" ? PRINTS_ON_RIGHT : NOT_ON_RIGHT;
}

/** Returns a run without the tests beyond `MAX_TESTS`. These tests don't run on any other version. */
function onlyFirst(run: RunResult): RunResult {
  const surplus = run.tests.slice(MAX_TESTS);
  if (surplus.length === 0) return run;
  const units = surplus.reduce((rest, test) => rest - test.units, run.units);
  return { ...run, tests: run.tests.slice(0, MAX_TESTS), units };
}

/**
 * Whether tests that count may be missing in a mutant's row: a mutant that stops three tests doesn't run on further
 * tests, and none of these three tests counts.
 */
function isHidden(row: Readonly<Record<string, KillReason>> = {}, counted: readonly string[]): boolean {
  const stopped = Object.values(row).filter((reason) => reason !== "assertion");
  return stopped.length >= MUTANT_STOPS && !counted.some((id) => id in row);
}

function withKills(test: Verdict, kills: MatrixResult["kills"]): Verdict {
  const more = Object.entries(kills).flatMap(([id, { [test.id]: reason }]) => (reason ? [[id, reason] as const] : []));
  const reasons = { ...test.reasons, ...Object.fromEntries(more) };
  return { ...test, reasons, kills: Object.keys(reasons) };
}

/** Whether a test used up its work, or didn't run because tests before it were stopped. */
const isStopped = ({ failures }: TestResult) => failures.some(({ kind }) => kind === "units");

const NOT_ON_RIGHT: Failure = {
  kind: "error",
  message: "The suite loads with the AI's code, but not with a correct version. Move code that can fail into a test.",
};

const PRINTS_ON_RIGHT: Failure = {
  kind: "output",
  message: "On a correct version, the suite prints more than 64 kB, which stops it. Print less.",
};

/**
 * Returns the tests to leave out because the suite exceeds the work limit. Tests that fail on the reference are never
 * left out, because they are invalid anyway.
 */
function heavyTests(costs: Costs, visible: RunResult, reference: RunResult): ReadonlySet<string> {
  const passing = visible.tests.filter((test) => sameTest(test, reference)?.status === "passed");
  const ids = new Set(passing.map(({ id }) => id));
  return heaviestOf({ ...costs, tests: costs.tests.filter(({ id }) => ids.has(id)) }, MAX_JUDGED_UNITS);
}

/**
 * Says which work exceeds which limit. `costs`: null if the suite was stopped while it loaded on the AI's code. Work on
 * a correct version is mentioned without figures, because these could reveal answers. Names the heaviest test if it
 * takes more than a tenth of the limit.
 */
function tooMuch({ units, tests }: RunResult, costs: Costs | null): Failure {
  const limit = sayUnits(MAX_JUDGED_UNITS);
  const heaviest = tests.reduce<TestResult | null>(
    (most, test) => (test.units > (most?.units ?? 0) ? test : most),
    null,
  );
  const named =
    heaviest && heaviest.units > MAX_JUDGED_UNITS / 10
      ? ` The heaviest test is “${heaviest.title.join(" › ")}”: it uses ${sayUnits(heaviest.units)}.`
      : "";
  const besides = costs?.besides ?? 0;
  const here = tests.reduce((sum, test, i) => sum + Math.min(test.units, costs?.tests[i]?.units ?? 0), besides);
  const hooks = besides > MAX_JUDGED_UNITS / 10 ? ` Loading and hooks use ${sayUnits(besides)}.` : "";
  const uses =
    !costs || here > MAX_JUDGED_UNITS
      ? `With the AI's code, the suite uses ${sayUnits(units)} of work, but the limit is ${limit} per version.`
      : `The suite exceeds the limit of ${limit} of work per version. If a test fails on the AI's code, its work on a correct version counts, too.`;
  return { kind: "units", message: `${uses}${hooks}${named} Load less code, or use fewer or smaller inputs.` };
}
