import type { Failure, Files, RunResult, Sandbox, TestResult } from "~/sandbox/contract";
import { PROOF_UNITS } from "./constants";
import { PROOF_PATH, type ReviewContent } from "./content";

/** One test file at the root of a version of the code base. */
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

/** A version on which the file does not load, or a wall is met outside any test, fails every test of it. */
export const isCompleted = (run: RunResult) => run.outcome === "completed";
export const failedIn = (run: RunResult): TestResult | undefined => run.tests.find((test) => test.status === "failed");
export const failsAny = (run: RunResult) => !isCompleted(run) || failedIn(run) !== undefined;
export const passes = (run: RunResult, ids: readonly string[]) =>
  isCompleted(run) && ids.every((id) => run.tests.some((test) => test.id === id && test.status === "passed"));

/** How a proof ends on a version. */
export interface Outcome {
  /** Null where it passes. */
  readonly kind: Failure["kind"] | null;
  readonly message: string;
}

/** How these tests of a proof end, taken together. */
export function outcomeOf(run: RunResult, ids: readonly string[]): Outcome {
  if (passes(run, ids)) return { kind: null, message: "" };
  const failed = run.tests.find(({ id, status }) => ids.includes(id) && status === "failed");
  const failure = isCompleted(run) ? failed?.failures[0] : run.failure;
  return { kind: failure?.kind ?? "error", message: failure?.message ?? "" };
}

/** A wall was met: neither an assertion nor an error of the code. */
export const isStop = (kind: Failure["kind"]) => kind !== "assertion" && kind !== "error";
