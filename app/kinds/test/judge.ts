import {
  type Failure,
  type KillReason,
  type MatrixResult,
  NOT_RUN,
  type RunResult,
  type TestResult,
} from "~/sandbox/contract";
import { SUITE_PATH, WORK_FACTOR, WORK_FLOOR } from "./constants";
import type { StoppedIn } from "./report-schema";
import { sameTest } from "./same-test";
import type { JudgedTest } from "./score";

/** The result of running the suite on one version, correct or wrong. */
export interface VersionRun {
  readonly id: string;
  readonly result: RunResult;
}

export interface Verdict extends JudgedTest {
  /**
   * The test's result on the AI's code, which the learner has. A report contains only this result, because the title,
   * assertions, work and failures on any other version could reveal that version's answers.
   */
  readonly seen: TestResult;
  /**
   * The correct version that the test wrongly rejects, the type of error, and the failure. Only the exercise's author
   * may see the failure. `stoppedIn`: only if the test reaches a limit.
   */
  readonly rejects: {
    readonly version: string;
    readonly how: Refusal;
    readonly stoppedIn?: StoppedIn;
    readonly failure: Failure;
  } | null;
  /** How the test kills each version, keyed by the killed versions' ids. */
  readonly reasons: Readonly<Record<string, KillReason>>;
  /** The test's failures on mistakes, keyed by mistake. Failures at a work limit are omitted. */
  readonly falls: Readonly<Record<string, Fall>>;
}

/** A test's failure on a mistake, and the number of assertions that the test had executed by then. */
interface Fall {
  readonly assertions: number;
  readonly failure: Failure | undefined;
}

/**
 * `crashed`: the suite itself throws an error, both on every correct version and on the AI's code. `contradicts`: the
 * test passes on no correct version. `left-open`: the test passes on some correct versions but not all, so it requires
 * something that the specification leaves open. `work`: the test reaches a limit.
 */
export type Refusal = "crashed" | "contradicts" | "left-open" | "work";

/** The reference's id among the correct versions. */
export const REFERENCE = "reference";
/** The AI code's id among the mistakes and the correct versions. */
export const AI = "ai";

/** All runs of one suite. */
export interface Runs {
  /** The run on the AI's code, which defines the suite's tests. */
  readonly visible: RunResult;
  /** Ids of tests that were left out, because they exceed the work limit. */
  readonly heavy: ReadonlySet<string>;
  readonly reference: RunResult;
  readonly right: readonly VersionRun[];
  readonly mistakes: readonly VersionRun[];
  readonly kills: MatrixResult["kills"];
}

/**
 * Judges each test from a suite that ran on the AI's code. A test is valid if it passes, with an executed assertion, on
 * the reference and on every other correct version. A test that does not run on one of these versions, because it is
 * missing or skipped, hasn't passed there.
 */
export function judgeSuite({ visible, heavy, reference, right, mistakes, kills }: Runs): Verdict[] {
  const all = [{ id: REFERENCE, result: reference }, ...right];
  return visible.tests.map((seen) => {
    if (heavy.has(seen.id)) return leftOut(seen);
    const test = sameTest(seen, reference);
    const reasons: Record<string, KillReason> = {};
    const falls: Record<string, Fall> = {};
    for (const { id, result } of test ? mistakes : []) {
      const reason = killOf(test!, result);
      if (!reason) continue;
      reasons[id] = reason;
      const there = sameTest(seen, result);
      if (there?.status === "failed" && reason !== "work")
        falls[id] = { assertions: there.assertions, failure: there.failures[0] };
    }
    for (const [mutant, byTest] of Object.entries(kills)) {
      const reason = test && byTest[seen.id];
      if (reason) reasons[mutant] = reason;
    }
    const rejects = rejectionOf(seen, all);
    const isRefused = all.every(({ result }) => sameTest(seen, result)?.status === "failed");
    // Vouching is meant to make guessing useless. A test that passes on the AI's code repeats the AI's answers. We
    // treat this as an oversight, not as guessing, so the test doesn't vouch for the AI's code.
    const passesOn = ({ id, result }: VersionRun) => id !== AI && sameTest(seen, result)?.status === "passed";
    return {
      id: seen.id,
      group: seen.bodyKey,
      verdict: verdictOf(test, rejects),
      seen,
      rejects,
      reasons,
      falls,
      kills: Object.keys(reasons),
      vouches: isRefused ? mistakes.filter(passesOn).map(({ id }) => id) : [],
    };
  });
}

/** The verdict on a test that takes too much work. */
const leftOut = (seen: TestResult): Verdict => ({
  id: seen.id,
  group: seen.bodyKey,
  verdict: "heavy",
  seen,
  rejects: null,
  reasons: {},
  falls: {},
  kills: [],
  vouches: [],
});

function verdictOf(test: TestResult | undefined, rejects: Verdict["rejects"]): JudgedTest["verdict"] {
  if (test?.status === "skipped" || test?.status === "todo") return "skipped";
  if (rejects) return "invalid";
  return test!.assertions === 0 ? "empty" : "valid";
}

function rejectionOf(seen: TestResult, right: readonly VersionRun[]): Verdict["rejects"] {
  const failing = right.flatMap(({ id, result }) => {
    const there = sameTest(seen, result);
    if (there?.status === "passed") return [];
    return [
      {
        id,
        there,
        failure: there?.failures[0] ?? result.failure ?? { kind: "error" as const, message: "The test did not run." },
      },
    ];
  });
  const [first] = failing;
  if (!first) return null;
  const { id: version, there, failure } = first;
  const how = howOf(seen, failure, failing.length === right.length);
  return { version, how, ...(how === "work" && { stoppedIn: stoppedIn(there, failure) }), failure };
}

/** `there`: the test's result on the version. Undefined if the run there did not complete. */
function stoppedIn(there: TestResult | undefined, { kind, message }: Failure): StoppedIn {
  if (!there) return kind === "output" ? "output" : "loading";
  return message === NOT_RUN.spent ? "spent" : message === NOT_RUN.stops ? "stops" : "test";
}

function howOf(seen: TestResult, failure: Failure, isOnAll: boolean): Refusal {
  const [here] = seen.failures;
  // A suite crashes if it throws an error in its own file on every version. An error that the code under test throws
  // is a result of that code.
  const isOwn = here?.kind === "error" && here.file === SUITE_PATH && failure.kind === "error";
  if (isOwn && isOnAll) return "crashed";
  if (reasonOf(failure) === "work") return "work";
  return isOnAll ? "contradicts" : "left-open";
}

/**
 * Returns how a test kills a version; null if the test doesn't kill the version. `test`: the test's result on the
 * reference.
 */
export function killOf(test: TestResult, result: RunResult): KillReason | null {
  // As with mutants, a version that doesn't load is killed by every test that passes on the reference.
  if (result.outcome !== "completed") return result.failure ? reasonOf(result.failure) : "error";
  const there = sameTest(test, result);
  if (there?.status === "failed") return reasonOf(there.failures[0]);
  if (there?.status === "passed" && there.units > Math.max(WORK_FLOOR, WORK_FACTOR * test.units)) return "work";
  return null;
}

function reasonOf(failure: Failure | undefined): KillReason {
  return failure === undefined || failure.kind === "error"
    ? "error"
    : failure.kind === "assertion"
      ? "assertion"
      : "work";
}
