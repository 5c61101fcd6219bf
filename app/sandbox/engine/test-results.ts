import type { Failure, RunRequest, TestResult } from "../contract";
import { bodyKey } from "../mutants/body-key";
import { explainCall } from "./explain";
import type { TestEntry } from "./verdict";

/** Builds the results of a file's tests from the session's records. */

export const idOf = (file: string, index: number): string => `${file}#${index}`;

export function toResult(file: string, test: TestEntry, overhead: number, counts: boolean): TestResult {
  const status =
    test.mode === "skip" || (test.skipped && test.failures.length === 0)
      ? "skipped"
      : test.mode === "todo"
        ? "todo"
        : test.failures.length === 0 && (test.state === "ended" || !counts)
          ? "passed"
          : "failed";
  return {
    id: idOf(file, test.index),
    file,
    title: test.title,
    status,
    assertions: test.assertions,
    units: Math.max(0, test.units - overhead),
    bodyKey: test.body === "" ? "" : bodyKey(test.body),
    // A hook's failure is reported for each test in its suite, except tests that were left out.
    failures: status === "failed" ? failuresOf(test) : [],
  };
}

/** Returns the failures of a failed test. If none was recorded, the test did not finish. */
const failuresOf = (test: TestEntry): readonly Failure[] =>
  test.failures.length > 0 ? test.failures : [{ kind: "hung", message: "did not run to its end" }];

/** The kinds of failure that have a line. A test that reached another limit was stopped at an arbitrary place. */
export const PLACED = new Set<Failure["kind"]>(["assertion", "error", "depth"]);

/**
 * Returns a failure's place from the same run with stack traces. Includes its calls only if the request asks for them.
 */
export function placeOf(located: Failure | null | undefined, { traces }: RunRequest): Partial<Failure> {
  if (located?.file === undefined) return {};
  const { file, line, calls } = located;
  return { file, ...(line && { line }), ...(traces && calls && { calls }) };
}

/**
 * Adds each failure's line, taken from a second, identical run that records stack traces. Nothing else from that run is
 * used.
 */
export function withPlaces(
  tests: readonly TestResult[],
  located: readonly TestEntry[],
  request: RunRequest,
): TestResult[] {
  return tests.map((test, i) => ({
    ...test,
    failures: test.failures.map((failure, j) => {
      const other = located[i]?.failures[j];
      if (other?.file === undefined || other.kind !== failure.kind) return failure;
      const placed = { ...failure, ...placeOf(other, request) };
      return other.isInnermost ? explainCall(placed, request.files) : placed;
    }),
  }));
}

export const withLog = (test: TestResult, log: string | undefined): TestResult => (log ? { ...test, log } : test);
