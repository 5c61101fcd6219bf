import type { Failure, KillReason, MatrixResult, RunResult, TestResult } from "~/sandbox/contract";
import { WORK_FACTOR, WORK_FLOOR } from "./constants";
import type { JudgedTest } from "./score";

/** What one version, right or wrong, did with the suite. */
export interface VersionRun {
  readonly id: string;
  readonly result: RunResult;
}

/** The right version that a test wrongly rejects, and how. */
export interface Rejection {
  readonly version: string;
  readonly failure: Failure;
}

export interface Verdict extends JudgedTest {
  readonly result: TestResult;
  readonly rejects: Rejection | null;
  /** Why it kills what it kills. */
  readonly reasons: Readonly<Record<string, KillReason>>;
}

/** The id under which the reference is named among right versions. */
export const REFERENCE = "reference";

/**
 * Judges each test of a suite that ran on the reference. It is valid when it passes, with an executed assertion, on the
 * reference and on every other right version: one that does not run there (left out, skipped) has not passed.
 */
export function judgeSuite(
  reference: RunResult,
  right: readonly VersionRun[],
  mistakes: readonly VersionRun[],
  kills: MatrixResult["kills"],
): Verdict[] {
  return reference.tests.map((test) => {
    const reasons: Record<string, KillReason> = {};
    for (const { id, result } of mistakes) {
      const reason = killOf(test, result);
      if (reason) reasons[id] = reason;
    }
    for (const [mutant, byTest] of Object.entries(kills)) {
      const reason = byTest[test.id];
      if (reason) reasons[mutant] = reason;
    }
    const rejects = rejectionOf(test, right);
    return {
      id: test.id,
      group: test.bodyKey,
      verdict: verdictOf(test, rejects),
      result: test,
      rejects,
      reasons,
      kills: Object.keys(reasons),
    };
  });
}

function verdictOf(test: TestResult, rejects: Rejection | null): JudgedTest["verdict"] {
  if (test.status === "skipped" || test.status === "todo") return "skipped";
  if (rejects) return "invalid";
  return test.assertions === 0 ? "empty" : "valid";
}

function rejectionOf(test: TestResult, right: readonly VersionRun[]): Rejection | null {
  if (test.status === "failed") return { version: REFERENCE, failure: firstFailure(test) };
  if (test.status !== "passed") return null;
  for (const { id, result } of right) {
    if (result.outcome !== "completed") return { version: id, failure: result.failure ?? UNKNOWN };
    const there = sameTest(test, result);
    if (!there || there.status === "skipped" || there.status === "todo")
      return { version: id, failure: { kind: "error", message: "The test does not run on this version." } };
    if (there.status === "failed") return { version: id, failure: firstFailure(there) };
  }
  return null;
}

const UNKNOWN: Failure = { kind: "error", message: "It stopped without saying why." };

function firstFailure(test: TestResult): Failure {
  return test.failures[0] ?? UNKNOWN;
}

/** Ids count tests in source order: where a suite makes its tests from the code's answers, the title tells them apart. */
function sameTest(test: TestResult, result: RunResult): TestResult | undefined {
  return result.tests.find((t) => t.id === test.id && t.title.join("\n") === test.title.join("\n"));
}

function killOf(test: TestResult, result: RunResult): KillReason | null {
  // As for mutants: a version that does not even load is killed by every test that passes on the reference.
  if (result.outcome !== "completed") return result.failure ? reasonOf(result.failure) : "error";
  const there = sameTest(test, result);
  if (there?.status === "failed") return reasonOf(firstFailure(there));
  if (there?.status === "passed" && there.units > Math.max(WORK_FLOOR, WORK_FACTOR * test.units)) return "work";
  return null;
}

function reasonOf(failure: Failure): KillReason {
  return failure.kind === "assertion" || failure.kind === "error" ? failure.kind : "work";
}
