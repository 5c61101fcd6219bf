import type { Failure, Files, MatrixResult, Mutant, TestResult } from "~/sandbox/contract";
import { isStop } from "../failure-words";
import { type JudgedTest, redundantTests } from "./score";
import type { Words } from "./words";

/**
 * A mutant of the code that the learner sees, with the lines before and after the change, and a sentence that describes
 * what no test checks.
 */
export interface VisibleMutant extends Mutant {
  readonly says: Words;
  readonly before: string;
  readonly after: string;
}

/** The mutants that the strength meter uses. Empty if an exercise has no mutants. */
export interface VisibleMutants {
  readonly files: Files;
  readonly mutants: readonly VisibleMutant[];
}

/** The meter's result for a suite that has run. */
export interface Reading {
  readonly noticed: number;
  readonly of: number;
  /** The number of tests that pass on the AI's code with an assertion. Only these tests can notice a change. */
  readonly measuring: number;
  readonly unnoticed: readonly Unnoticed[];
  /**
   * Tests that fail on the AI's code, which means that they claim it is wrong. They are left out of the measurement.
   */
  readonly apart: readonly TestResult[];
  /** The number of all tests. */
  readonly tests: number;
  /** The total work of all tests on the unchanged code, in units. */
  readonly work: number;
  /** Tests that did not run on the changes, because the suite exceeds the work limit. */
  readonly untried: readonly TestResult[];
  /** Tests that reached a limit, because they exceed the meter's work limit or never end. */
  readonly stopped: readonly TestResult[];
  /** Tests in which no assertion ran. */
  readonly empty: readonly TestResult[];
  /** Tests that notice nothing. */
  readonly idle: readonly TestResult[];
  /** Tests that could each be removed without losing a kill (score.ts). */
  readonly redundant: readonly TestResult[];
}

/** Mutants in the same place that no test notices. They are reported together. */
export interface Unnoticed {
  readonly mutants: readonly VisibleMutant[];
  /**
   * The number of other unnoticed mutants inside that place. They are reported only after a test notices this place's
   * mutants.
   */
  readonly inside: number;
}

/**
 * Derives a reading from a suite's kill matrix on the visible code. Returns a failure instead if the suite did not
 * finish.
 */
export function readMeter(
  mutants: readonly VisibleMutant[],
  { baseline, kills, stopped, untried }: Omit<MatrixResult, "units"> & { readonly untried?: ReadonlySet<string> },
): { readonly reading: Reading; readonly failure: null } | { readonly reading: null; readonly failure: Failure } {
  const failure = stopped ?? (baseline.outcome === "completed" ? null : (baseline.failure ?? UNKNOWN));
  if (failure) return { reading: null, failure };
  const tests = baseline.tests;
  const judged = tests.map((test): JudgedTest => {
    const verdict = test.status !== "passed" ? "skipped" : test.assertions === 0 ? "empty" : "valid";
    const noticed = verdict === "valid" ? mutants.filter(({ id }) => test.id in (kills[id] ?? {})) : [];
    return { id: test.id, group: test.bodyKey, verdict, kills: noticed.map(({ id }) => id), vouches: [] };
  });
  const noticed = new Set(judged.flatMap((test) => test.kills));
  const ids = (some: readonly JudgedTest[]) => new Set(some.map(({ id }) => id));
  const named = (wanted: ReadonlySet<string>) => tests.filter(({ id }) => wanted.has(id));
  const measuring = judged.filter(({ verdict }) => verdict === "valid");
  const failing = tests.filter(({ status }) => status === "failed");
  return {
    reading: {
      noticed: noticed.size,
      of: mutants.length,
      measuring: measuring.length,
      unnoticed: outermost(mutants.filter(({ id }) => !noticed.has(id))),
      apart: failing.filter((test) => !isStopped(test)),
      tests: tests.length,
      work: baseline.units,
      untried: untried ? tests.filter(({ id }) => untried.has(id)) : [],
      stopped: failing.filter(isStopped),
      empty: named(ids(judged.filter(({ verdict }) => verdict === "empty"))),
      idle: named(ids(idleOf(measuring))).filter(({ id }) => !untried?.has(id)),
      redundant: named(new Set(redundantTests(judged))),
    },
    failure: null,
  };
}

const UNKNOWN: Failure = { kind: "error", message: "The suite stopped without an error message." };

const isStopped = ({ failures: [first] }: TestResult) => first !== undefined && isStop(first.kind);

/**
 * Returns the tests that notice nothing. The rows of an `each` count as one test, which is idle if no row notices
 * anything.
 */
function idleOf(measuring: readonly JudgedTest[]): readonly JudgedTest[] {
  const useful = new Set(measuring.filter(({ kills }) => kills.length > 0).map(({ group }) => group));
  return measuring.filter(({ group }) => !useful.has(group));
}

/** Returns a key for the source span that a mutant replaces. */
export const spanOf = ({ file, line, column, endLine, endColumn }: Mutant): string =>
  [file, line, column, endLine, endColumn].join(":");

/** Operators that change data in the source text, not code that uses data. */
const DATA = new Set(["ArrayDeclaration", "ObjectLiteral", "StringLiteral", "BooleanLiteral"]);

/**
 * Groups unnoticed mutants by place. If no test notices that a whole block is missing, the places inside the block
 * aren't listed. Each listed place includes all its mutants and the number of mutants inside it. Data, such as tables,
 * comes last, because a table that no test reads could otherwise hide a limit that no test tries.
 */
function outermost(survivors: readonly VisibleMutant[]): Unnoticed[] {
  const places = new Map<string, VisibleMutant[]>();
  for (const mutant of survivors) places.set(spanOf(mutant), [...(places.get(spanOf(mutant)) ?? []), mutant]);
  const all = [...places.values()];
  const isOuter = (mutants: readonly VisibleMutant[]) => !all.some((other) => isWithin(mutants[0]!, other[0]!));
  const isData = ([first]: readonly VisibleMutant[]) => DATA.has(first!.operator);
  const outer = all.filter(isOuter);
  return [...outer.filter((one) => !isData(one)), ...outer.filter(isData)].map((mutants) => ({
    mutants,
    inside: survivors.filter((other) => isWithin(other, mutants[0]!)).length,
  }));
}

function isWithin(inner: Mutant, outer: Mutant): boolean {
  if (inner.file !== outer.file || spanOf(inner) === spanOf(outer)) return false;
  return (
    !isBefore(inner.line, inner.column, outer.line, outer.column) &&
    !isBefore(outer.endLine, outer.endColumn, inner.endLine, inner.endColumn)
  );
}

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number) =>
  line < otherLine || (line === otherLine && column < otherColumn);

/** Returns the number of the line that contains the full title in quotes. Null if there is none, as for an `each`. */
export function lineOfTitle(suite: string, title: string): number | null {
  const found = suite
    .split("\n")
    .findIndex((line) => ['"', "'", "`"].some((sign) => line.includes(sign + title + sign)));
  return found < 0 ? null : found + 1;
}
