/**
 * Runs collected tests, one step at a time. The host calls `step`, lets all jobs end, and calls again: so each step has
 * its own fuel, and whatever a test leaves behind is attributed to that test before the next one begins.
 *
 * Body, hooks and clean-ups each have their own try block; every error is added to the test, and no error can be
 * removed. Long: a test's steps, its deadline and what it waits for are one state, which only this file changes.
 */
import { letJobsRun, realNow } from "./clock";
import { Context, Skipped } from "./context";
import { errorThrown, fail, newScope, type Scope, setScope } from "./record";
import { settle, whenDone } from "./settle";
import { isMockFunction } from "./spy";
import { type Body, root, type Suite, type TestCase, tests } from "./suite";

export type Step = { kind: "test"; test: TestCase } | { kind: "open"; suite: Suite } | { kind: "close"; suite: Suite };

let steps: Step[] = [];
let at = 0;
/** Ends what a test is waiting for, when the host sees that nothing more can happen. */
let letGo: (() => void) | null = null;
let deadline = Number.POSITIVE_INFINITY;

export const currentDeadline = () => deadline;

/** Plans the steps of a run. `wanted`: the indices of the tests to run; null for all. */
export function plan(wanted: readonly number[] | null): void {
  steps = [];
  at = 0;
  const include = (test: TestCase) => test.mode === "run" && (wanted === null || wanted.includes(test.index));
  const visit = (suite: Suite): void => {
    const before = steps.length;
    for (const child of suite.children) {
      if ("index" in child) {
        if (include(child)) steps.push({ kind: "test", test: child });
      } else visit(child);
    }
    if (steps.length === before) return;
    if (suite.beforeAll.length > 0) steps.splice(before, 0, { kind: "open", suite });
    if (suite.beforeAll.length > 0 || suite.afterAll.length > 0) steps.push({ kind: "close", suite });
  };
  visit(root);
}

export const nextStep = (): Step | null => steps[at] ?? null;

/** Starts the next step. Calls `finished` when the step has ended, which may never happen. */
export function startStep(finished: (step: Step) => void): void {
  const step = steps[at++];
  if (step === undefined) return;
  const scope = step.kind === "test" ? step.test.scope : step.suite.scope;
  setScope(scope);
  deadline = realNow() + (step.kind === "test" ? step.test.timeout : 10_000);
  if (step.kind === "test") runTest(step.test, () => finished(step));
  else whenDone(step.kind === "open" ? openSuite(step.suite) : closeSuite(step.suite), () => finished(step));
}

/** Called when nothing is left to happen. Returns false if no test was waiting. */
export function giveUp(): boolean {
  const release = letGo;
  letGo = null;
  release?.();
  return release !== null;
}

class Hung extends Error {}

/**
 * Runs one of a learner's functions. Returns a promise if there is something to wait for. `cleanups`: collects
 * functions that hooks return.
 */
function attempt(
  scope: Scope,
  body: Body,
  context: Context | null,
  where: string,
  cleanups: Body[] | null = null,
): boolean | Promise<boolean> {
  try {
    const result = context ? context.call(body) : body(undefined);
    if (cleanups) keepCleanup(result, cleanups);
    return typeof result === "object" && result !== null ? waitFor(result, scope, where, cleanups) : true;
  } catch (error) {
    if (!(error instanceof Skipped)) errorThrown(error, where, scope);
    return false;
  }
}

/** Waits for the result of a learner's function, or until the host gives up. */
async function waitFor(result: object, scope: Scope, where: string, cleanups: Body[] | null = null): Promise<boolean> {
  try {
    const value = await new Promise<unknown>((resolve, reject) => {
      letGo = () => reject(new Hung());
      settle(result).then(resolve, reject);
    });
    if (cleanups && result instanceof Promise) keepCleanup(value, cleanups);
    return true;
  } catch (error) {
    if (error instanceof Hung) fail("hung", hungMessage(where), scope);
    else if (!(error instanceof Skipped)) errorThrown(error, where, scope);
    return false;
  } finally {
    letGo = null;
  }
}

const hungMessage = (where: string) =>
  `${where ? `${where} ` : ""}did not finish: it waits for something that never comes (no job and no timer within its time is left)`;

let queue: (job: () => void) => void = () => {};
/** Sets the engine's own `queueMicrotask`. It costs a fifth of a promise, and the functions queued here never throw. */
export function setQueue(value: (job: () => void) => void): void {
  queue = value;
}

/**
 * Runs a test's hooks and its body one after another, each followed by the jobs that it left. Uses index loops, and no
 * promise unless there is something to wait for, because this runs for each test on each mutant.
 */
function runTest(test: TestCase, ended: () => void): void {
  const { scope, suite } = test;
  const suites = suite.lineage;
  const before: Body[] = [];
  let hasAfter = false;
  for (let i = 0; i < suites.length; i++) {
    const { beforeEach, afterEach, scope: outer } = suites[i]!;
    for (let j = 0; j < outer.failures.length; j++) scope.failures.push(outer.failures[j]!);
    if (outer.failures.length > 0) {
      queue(ended);
      return;
    }
    for (let j = 0; j < beforeEach.length; j++) before.push(beforeEach[j]!);
    if (afterEach.length > 0) hasAfter = true;
  }
  const cleanups: Body[] = [];
  const context = new Context(test, cleanups);
  const end = () => {
    if (hasAfter || scope.pending.length > 0 || cleanups.length > 0 || waitsForJobs(test)) {
      whenDone(endTest(test, context, cleanups), ended);
      return;
    }
    finish(test);
    queue(ended);
  };
  const go = (place: number): void => {
    const hook = before[place];
    const body = hook ?? test.body;
    const next = (isReady: boolean) => (hook && isReady ? go(place + 1) : end());
    const result = body ? attempt(scope, body, context, hook ? "beforeEach" : "", hook ? cleanups : null) : true;
    if (typeof result === "object") whenDone(result, next);
    else queue(() => next(result));
  };
  go(0);
}

/** Runs the hooks and clean-ups after a test's body. */
async function endTest(test: TestCase, context: Context, cleanups: Body[]): Promise<void> {
  const { scope, suite } = test;
  const suites = suite.lineage;
  if (scope.pending.length > 0) await settlePending(scope);
  for (let i = suites.length - 1; i >= 0; i--) {
    const { afterEach } = suites[i]!;
    for (let j = afterEach.length - 1; j >= 0; j--) await attempt(scope, afterEach[j]!, context, "afterEach");
  }
  while (cleanups.length > 0) await attempt(scope, cleanups.pop()!, null, "clean-up");
  if (waitsForJobs(test)) await letJobsRun();
  if (scope.pending.length > 0) await settlePending(scope);
  finish(test);
}

/** Whether jobs that remain after a test may still change its result. */
const waitsForJobs = ({ fails, scope }: TestCase) => fails || scope.expected !== null || scope.mustAssert;

/** A hook may return a clean-up function, but not a mock: jest's hooks return what they assign. */
function keepCleanup(value: unknown, cleanups: Body[]): void {
  if (typeof value === "function" && !isMockFunction(value)) cleanups.push(value as Body);
}

async function settlePending(scope: Scope): Promise<void> {
  while (scope.pending.length > 0) {
    const promise = scope.pending.pop();
    await attempt(scope, () => promise, null, "an assertion on a promise");
  }
}

function finish(test: TestCase): void {
  const { scope } = test;
  if (scope.skipped) return;
  if (scope.expected !== null && scope.assertions !== scope.expected) {
    fail("assertion", `expected ${scope.expected} assertions, but ${scope.assertions} were executed`, scope);
  }
  if (scope.mustAssert && scope.assertions === 0) fail("assertion", "expected at least one assertion", scope);
  if (!test.fails) return;
  const failed = scope.failures.length > 0;
  scope.failures.length = 0;
  if (!failed) fail("assertion", "the test is marked as failing, but it passed", scope);
}

async function openSuite(suite: Suite): Promise<void> {
  for (const hook of suite.beforeAll) {
    if (!(await attempt(suite.scope, hook, null, "beforeAll", suite.cleanups))) break;
  }
  await settlePending(suite.scope);
}

async function closeSuite(suite: Suite): Promise<void> {
  suite.scope = newScope();
  setScope(suite.scope);
  for (const hook of [...suite.afterAll].reverse()) await attempt(suite.scope, hook, null, "afterAll");
  for (const cleanup of suite.cleanups.reverse()) await attempt(suite.scope, cleanup, null, "beforeAll's clean-up");
  await settlePending(suite.scope);
}

/** Indices of the tests inside a suite. */
export function testsWithin(suite: Suite): number[] {
  return tests.filter((test) => test.suite.lineage.includes(suite)).map((test) => test.index);
}
