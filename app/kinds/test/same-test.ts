import type { RunResult, TestResult } from "~/sandbox/contract";

/**
 * Returns the same test from another run. A test's id is its number in source order. If a suite generates its tests
 * from the code's answers, these numbers can differ, so the titles have to match as well.
 */
export function sameTest(test: TestResult, result: RunResult): TestResult | undefined {
  if (result.outcome !== "completed") return undefined;
  return result.tests.find((t) => t.id === test.id && t.title.join("\n") === test.title.join("\n"));
}
