/**
 * Runs collected tests, one step at a time. The host calls `step`, lets all jobs end, and calls again: so each step has
 * its own fuel, and what a test leaves behind is blamed on that test before the next one begins.
 *
 * Body, hooks and clean-ups each stand in their own try; every error is added to the test and none can un-fail it.
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
/** Lets go of what a test is waiting for, when the host sees that nothing can come any more. */
let letGo: (() => void) | null = null;
let deadline = Number.POSITIVE_INFINITY;

export const currentDeadline = () => deadline;

/** `wanted`: indices of tests; absent means all. */
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

/** Starts the next step; `finished` is called when it has ended (perhaps never). */
export function startStep(finished: (step: Step) => void): void {
  const step = steps[at++];
  if (step === undefined) return;
  const scope = step.kind === "test" ? step.test.scope : step.suite.scope;
  setScope(scope);
  deadline = realNow() + (step.kind === "test" ? step.test.timeout : 10_000);
  const work =
    step.kind === "test" ? runTest(step.test) : step.kind === "open" ? openSuite(step.suite) : closeSuite(step.suite);
  whenDone(work, () => finished(step));
}

/** The host has seen that nothing is left to happen. Returns false when there was nothing to let go of. */
export function giveUp(): boolean {
  const release = letGo;
  letGo = null;
  release?.();
  return release !== null;
}

class Hung extends Error {}

/** Runs one function of the learner; gives a promise where there is something to wait for. */
function attempt(scope: Scope, body: Body, context: Context | null, where: string): boolean | Promise<boolean> {
  try {
    const result = context ? context.call(body) : body(undefined);
    return typeof result === "object" && result !== null ? waitFor(result, scope, where) : true;
  } catch (error) {
    if (!(error instanceof Skipped)) errorThrown(error, where, scope);
    return false;
  }
}

/** Waits for what a learner's function gave, or until the host gives up. */
async function waitFor(result: object, scope: Scope, where: string): Promise<boolean> {
  try {
    await new Promise<unknown>((resolve, reject) => {
      letGo = () => reject(new Hung());
      settle(result).then(resolve, reject);
    });
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

function lineage(suite: Suite): Suite[] {
  const out: Suite[] = [];
  for (let each: Suite | null = suite; each; each = each.parent) out.unshift(each);
  return out;
}

async function runTest(test: TestCase): Promise<void> {
  const { scope } = test;
  const suites = lineage(test.suite);
  const broken = suites.find((suite) => suite.scope.failures.length > 0);
  if (broken) {
    for (const failure of broken.scope.failures) scope.failures.push(failure);
    return;
  }
  const cleanups: Body[] = [];
  const context = new Context(test, cleanups);
  let ready = true;
  for (const suite of suites) {
    for (const hook of suite.beforeEach) {
      if (!ready) break;
      ready = await attempt(scope, keepCleanup(hook, cleanups), context, "beforeEach");
    }
  }
  // Awaited also where there is nothing to wait for: jobs that the body left come first.
  if (ready && test.body) await attempt(scope, test.body, context, "");
  if (scope.pending.length > 0) await settlePending(scope);
  for (const suite of suites.reverse()) {
    for (const hook of [...suite.afterEach].reverse()) await attempt(scope, hook, context, "afterEach");
  }
  for (const cleanup of cleanups.reverse()) await attempt(scope, cleanup, null, "clean-up");
  // What was left may still decide these.
  if (test.fails || scope.expected !== null || scope.mustAssert) await letJobsRun();
  if (scope.pending.length > 0) await settlePending(scope);
  finish(test);
}

/** A hook may return a function that undoes it; a mock is none: jest's hooks return what they assign. */
function keepCleanup(hook: Body, cleanups: Body[]): Body {
  const keep = (value: unknown) => {
    if (typeof value === "function" && !isMockFunction(value)) cleanups.push(value as Body);
  };
  const run: Body = (context) => {
    const result = hook(context);
    keep(result);
    return result instanceof Promise ? settle(result).then(keep) : result;
  };
  return Object.defineProperty(run, "length", { value: hook.length });
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
  suite.opened = true;
  for (const hook of suite.beforeAll) {
    if (!(await attempt(suite.scope, keepCleanup(hook, suite.cleanups), null, "beforeAll"))) break;
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
  return tests.filter((test) => lineage(test.suite).includes(suite)).map((test) => test.index);
}
