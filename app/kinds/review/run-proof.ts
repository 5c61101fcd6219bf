import type { Failure, Files, RunResult, Sandbox, TestResult } from "~/sandbox/contract";
import { PROOF_UNITS } from "./constants";
import { PROOF_PATH, type ReviewContent } from "./content";

/** Runs one test file at the root of a version of the code base. */
export function runOn(
  files: Files,
  source: string,
  { meta }: Pick<ReviewContent, "meta">,
  sandbox: Sandbox,
): Promise<RunResult> {
  return sandbox.run({
    files: { ...files, [PROOF_PATH]: source },
    tests: [PROOF_PATH],
    unitsInAll: Math.max(PROOF_UNITS, meta.unitsPerTest ?? 0),
    ...(meta.unitsPerTest === undefined ? {} : { unitsPerTest: meta.unitsPerTest }),
  });
}

/**
 * Whether the run completed. If the file does not load on a version, or reaches a limit outside any test, all its tests
 * fail on that version.
 */
export const isCompleted = (run: RunResult) => run.outcome === "completed";
export const failedIn = (run: RunResult): TestResult | undefined => run.tests.find((test) => test.status === "failed");
export const failsAny = (run: RunResult) => !isCompleted(run) || failedIn(run) !== undefined;
export const passes = (run: RunResult, ids: readonly string[]) =>
  isCompleted(run) && ids.every((id) => run.tests.some((test) => test.id === id && test.status === "passed"));

/** A proof's result on a version. */
export interface Outcome {
  /** Null if the proof passes. */
  readonly kind: Failure["kind"] | null;
  readonly message: string;
}

/** Combines the results of these tests from a proof into one result. */
export function outcomeOf(run: RunResult, ids: readonly string[]): Outcome {
  if (passes(run, ids)) return { kind: null, message: "" };
  const failed = run.tests.find(({ id, status }) => ids.includes(id) && status === "failed");
  const failure = isCompleted(run) ? failed?.failures[0] : run.failure;
  return { kind: failure?.kind ?? "error", message: failure?.message ?? "" };
}
