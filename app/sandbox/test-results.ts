import { bodyKey } from "./body-key";
import type { Failure, Files, TestResult } from "./contract";
import { explainCall } from "./explain";
import type { TestEntry } from "./verdict";

/** The results of a file's tests, from what its session recorded. */

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
    id: `${file}#${test.index}`,
    file,
    title: test.title,
    status,
    assertions: test.assertions,
    units: Math.max(0, test.units - overhead),
    bodyKey: test.body === "" ? "" : bodyKey(test.body),
    failures: status === "failed" ? failuresOf(test) : [],
  };
}

/** A hook's failure is reported at each test of its suite, but not at tests that were left out. */
const failuresOf = (test: TestEntry): readonly Failure[] =>
  test.failures.length > 0 ? test.failures : [{ kind: "hung", message: "did not run to its end" }];

/** Failures that belong to a line; a test that reached a limit was stopped at an arbitrary place. */
export const PLACED = new Set<Failure["kind"]>(["assertion", "error", "depth"]);

/** Takes file and line of each failure from the same run with stacks. Nothing else of that run is used. */
export function withPlaces(tests: readonly TestResult[], located: readonly TestEntry[], files: Files): TestResult[] {
  return tests.map((test, i) => ({
    ...test,
    failures: test.failures.map((failure, j) => {
      const other = located[i]?.failures[j];
      return other?.file === undefined || other.kind !== failure.kind
        ? failure
        : explainCall({ ...failure, file: other.file, ...(other.line ? { line: other.line } : {}) }, files);
    }),
  }));
}
