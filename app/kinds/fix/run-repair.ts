// Long: a fix is judged from one table of test runs, from their limits to the score.

import {
  type Failure,
  type Files,
  type RunResult,
  type Sandbox,
  type TestResult,
  UNITS_PER_TEST,
} from "~/sandbox/contract";
import { readSource } from "~/sandbox/processes/read-source.server";
import type { FixContent, FixExercise } from "./content";
import { testSide, visibleTests } from "./open";
import { type FixScore, type MendedShare, scoreFix } from "./score";
import { limitsOf, probe, type SpeedLimits, type SpeedReading } from "./speed";

/** A hidden or visible test that the reference defines, with the result on the fix. */
export interface Outcome {
  readonly id: string;
  readonly title: readonly string[];
  /** Null if the test passed. */
  readonly failure: Failure | null;
}

export type Listed<K extends "defects" | "kept"> = FixExercise[K][number];
type Speed = NonNullable<FixExercise["speed"]>[number];
type Limit = NonNullable<FixExercise["structure"]>[number];

/** The results of running a fix, as data without any text for pages. */
export interface RepairRun {
  /** Set if no test file ran to its end, so that nothing could be judged. The other fields are then empty. */
  readonly failure: Failure | null;
  /** `notLoaded`: why a file with twins could not run at all. Null if all files ran. */
  readonly defects: readonly {
    of: Listed<"defects">;
    share: number;
    open: Outcome[];
    twins: Outcome[];
    notLoaded: Failure | null;
  }[];
  readonly kept: readonly { of: Listed<"kept">; holds: boolean; tests: Outcome[] }[];
  readonly speed: readonly ({ of: Speed; share: number } & SpeedReading)[];
  readonly structure: readonly { of: Limit; share: number; measured: number }[];
  readonly visible: readonly Outcome[];
  readonly score: FixScore;
}

/**
 * Returns the AI's code with the learner's files in place of the AI's. Ignores files that learners may not change, so
 * that no one can replace a test.
 */
export function repaired({ exercise, code, hidden }: FixContent, changes: Files): Files {
  const allowed = exercise.editable.flatMap((path) => (path in changes ? [[path, changes[path]!] as const] : []));
  return { ...code, ...Object.fromEntries(allowed), ...hidden };
}

/** Runs every test and probe on a fix, and checks every limit. See grading.md, "Fix". Throws only `SandboxFault`. */
export async function runRepair(content: FixContent, changes: Files, sandbox: Sandbox): Promise<RepairRun> {
  const { exercise } = content;
  const [expected, limits] = await standardOf(content, sandbox);
  const files = repaired(content, changes);
  const [results, readings] = await Promise.all([
    runTests(content, files, testsOf(content), sandbox),
    Promise.all((exercise.speed ?? []).map((speed, i) => probe(files, speed, limits[i]!, sandbox))),
  ]);
  const failure = loadFailure(results);
  if (failure) {
    const score = scoreFix([], []);
    return { failure, defects: [], kept: [], speed: [], structure: [], visible: [], score };
  }
  const outcomes = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const tests = expected.get(path)!;
      // A file that defines no test on the reference counts as one failing test, because it can't show anything.
      if (tests.length === 0) return [{ id: path, title: [path], failure: results.get(path)!.failure ?? UNKNOWN }];
      return tests.map((test) => outcomeOf(test, results.get(path)!));
    });

  const defects = exercise.defects.map((defect) => {
    const twins = outcomes(defect.twins);
    const stopped = defect.twins.map((path) => results.get(path)!).find(({ outcome }) => outcome !== "completed");
    const notLoaded = stopped ? (stopped.failure ?? UNKNOWN) : null;
    return { of: defect, share: sharePassed(twins), open: outcomes(defect.tests), twins, notLoaded };
  });
  const kept = exercise.kept.map((behaviour) => {
    const tests = outcomes(behaviour.tests);
    return { of: behaviour, holds: tests.every((test) => test.failure === null), tests };
  });
  const speed = readings.map((reading, i) => ({ of: exercise.speed![i]!, share: reading.holds ? 1 : 0, ...reading }));
  const structure = await Promise.all(
    (exercise.structure ?? []).map(async (limit) => {
      const read = pick(files, limit.files ?? exercise.editable);
      const measured = await readSource("structure", { kind: limit.kind, files: read });
      return { of: limit, share: measured <= limit.limit ? 1 : 0, measured };
    }),
  );
  const shares: MendedShare[] = [...defects, ...speed, ...structure].map(({ of, share }) => ({ id: of.id, share }));
  const visible = outcomes(visibleTests(content.code));
  return { failure: null, defects, kept, speed, structure, visible, score: scoreFix(shares, kept) };
}

/** Returns every test file in an exercise, visible files first. */
export function testsOf({ exercise, code }: FixContent): string[] {
  const groups = [
    ...exercise.defects.flatMap((d) => [...d.tests, ...d.twins]),
    ...exercise.kept.flatMap((k) => k.tests),
  ];
  return [...visibleTests(code), ...groups];
}

function pick(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, files[path] ?? ""]));
}

function sharePassed(outcomes: readonly Outcome[]): number {
  return outcomes.length === 0 ? 0 : outcomes.filter(({ failure }) => failure === null).length / outcomes.length;
}

/**
 * Runs test files together, or one by one if they don't load together, because a file that fails to load must not hide
 * the results of the others. Code that never finishes loading isn't run again for each file.
 */
export async function runTests(
  { exercise: { unitsPerTest }, hidden, code }: FixContent,
  files: Files,
  tests: readonly string[],
  sandbox: Sandbox,
): Promise<Map<string, RunResult>> {
  const helpers = [...Object.keys(hidden), ...testSide(code)];
  const full = Math.max(UNITS_PER_TEST, unitsPerTest ?? 0);
  const together = await sandbox.run({
    files,
    tests,
    helpers,
    unitsPerTest,
    unitsInAll: TOGETHER * full,
    bodies: false,
  });
  const [first, ...rest] = tests;
  if (together.outcome === "completed" || !first) return new Map(tests.map((path) => [path, together]));
  const runAlone = (path: string) =>
    sandbox.run({ files, tests: [path], helpers, unitsPerTest, unitsInAll: ALONE * full, bodies: false });
  const alone = await runAlone(first);
  // If the code never finishes loading, the other files can't load it either.
  if (alone.outcome === "stopped" && alone.tests.length === 0) return new Map(tests.map((path) => [path, alone]));
  const others = await Promise.all(rest.map(runAlone));
  return new Map([[first, alone], ...rest.map((path, i) => [path, others[i]!] as const)]);
}

/**
 * The work limits for a run of all test files (about a dozen), and for a run of one file, as multiples of the limit for
 * one test.
 */
const TOGETHER = 4;
const ALONE = 1;

function loadFailure(results: ReadonlyMap<string, RunResult>): Failure | null {
  const all = [...results.values()];
  if (all.some(({ outcome }) => outcome === "completed")) return null;
  return all[0]?.failure ?? { kind: "error", message: "The code could not be loaded." };
}

/** Returns the result of a test that the reference defines. A test that is missing from the run counts as failed. */
function outcomeOf({ id, title, assertions }: TestResult, result: RunResult): Outcome {
  if (result.outcome !== "completed") return { id, title, failure: result.failure ?? UNKNOWN };
  const here = result.tests.find((test) => test.id === id);
  if (here?.status !== "passed") return { id, title, failure: here?.failures[0] ?? UNKNOWN };
  const isHollow = assertions > 0 && here.assertions === 0;
  return { id, title, failure: isHollow ? NOTHING_CHECKED : null };
}

const UNKNOWN: Failure = { kind: "error", message: "The test did not run." };
/** The failure of a test that asserts nothing, such as a loop over an empty list of results. */
const NOTHING_CHECKED: Failure = {
  kind: "assertion",
  message: "There was nothing to check, because the result was empty.",
};

const standards = new WeakMap<FixContent, Promise<Standard>>();
/** The tests that each test file defines, and the limits for the performance defects. */
type Standard = readonly [ReadonlyMap<string, readonly TestResult[]>, readonly SpeedLimits[]];

/** Returns the tests and limits that the reference defines. Cached per exercise. */
function standardOf(content: FixContent, sandbox: Sandbox): Promise<Standard> {
  const known = standards.get(content);
  if (known) return known;
  const made = makeStandard(content, sandbox);
  // If Onramp itself failed, the next call runs the tests and probes again.
  made.catch(() => standards.delete(content));
  standards.set(content, made);
  return made;
}

async function makeStandard(content: FixContent, sandbox: Sandbox): Promise<Standard> {
  const files = repaired(content, content.reference);
  const { unitsPerTest, speed = [] } = content.exercise;
  const [results, limits] = await Promise.all([
    runTests(content, files, testsOf(content), sandbox),
    Promise.all(speed.map((defect) => limitsOf(files, defect, unitsPerTest, sandbox))),
  ]);
  const tests = [...results].map(([path, { tests }]) => [path, tests.filter((test) => test.file === path)] as const);
  return [new Map(tests), limits];
}
