/**
 * What has failed so far, and in which test. A failure is recorded when the assertion fails, not when its error reaches
 * the harness: the code under test may catch the error on its way. Long: each way to record a failure uses the current
 * scope, which only this file can change.
 */
import { lineDiff, newLines } from "./line-diff";
import { dataProperty, print } from "./print";

export interface GuestFailure {
  kind: "assertion" | "error" | "hung" | "memory" | "depth";
  message: string;
  diff?: string;
  /** Only in a run that locates lines: the raw stack, in which the host finds the learner's line. */
  stack?: string;
}

/** One test, a hook that runs outside tests, or the loading of the file. */
export interface Scope {
  failures: GuestFailure[];
  assertions: number;
  /** Assertions on promises that the test did not await. They are settled before the test ends. */
  pending: Promise<unknown>[];
  ended: boolean;
  /** The test has skipped itself. */
  skipped: boolean;
  expected: number | null;
  mustAssert: boolean;
  /** Number of running attempts whose failed assertions are not final (`vi.waitFor`). */
  tentative: number;
}

export const newScope = (): Scope => ({
  failures: [],
  assertions: 0,
  pending: [],
  ended: false,
  skipped: false,
  expected: null,
  mustAssert: false,
  tentative: 0,
});

interface AssertionLike {
  message: unknown;
  actual?: unknown;
  expected?: unknown;
  showDiff?: unknown;
}

/**
 * The value of `showDiff` for an error whose values are compared line by line, even if they are short. If there is no
 * expected value, all lines count as new.
 */
export const AS_LINES = "lines";

const { apply } = Reflect;
const { then } = Promise.prototype;
/** The scope in which each error was recorded last, because the same error may fail several tests. */
const recorded = new WeakMap<object, Scope>();
/** The scope for everything that no test or hook does, such as loading the file. */
export const fileScope: Scope = newScope();
let current: Scope = fileScope;
let depth = 0;
let onLate: (scope: Scope, failure: GuestFailure) => void = () => {};
interface Style {
  /** Whether to include messages and diffs. Runs on mutants leave them out, because only the failure itself counts. */
  plain: boolean | "counted";
  locate: boolean;
}
let style: Style = { plain: false, locate: false };
export const wantsWords = (): boolean => style.plain !== false;

export function configure(options: Style): void {
  style = options;
}

export function whenLate(listener: typeof onLate): void {
  onLate = listener;
}

export const currentScope = (): Scope => current;

export function setScope(scope: Scope): Scope {
  const before = current;
  current = scope;
  return before;
}

/**
 * Runs `body` in the given scope. A timer belongs to the test that set it. A timer that was set while the file loaded
 * belongs to the current test.
 */
export function inScope<T>(scope: Scope, body: () => T): T {
  const before = setScope(scope === fileScope ? current : scope);
  try {
    return body();
  } finally {
    current = before;
  }
}

/** Runs a matcher and counts it as one assertion, even if it calls other matchers. */
export function counted<T>(matcher: (...args: never[]) => T, self: object, args: readonly unknown[]): T {
  if (depth === 0) current.assertions++;
  depth++;
  try {
    return apply(matcher, self, args) as T;
  } finally {
    depth--;
  }
}

export function countBare(): void {
  if (depth === 0) current.assertions++;
}

/**
 * Assertions that fail inside `body`, or before the promise that it returns is settled, are not final: the attempt will
 * be repeated (`vi.waitFor`). A promise that never settles affects no other test.
 */
export function tentatively(body: () => unknown): unknown {
  const scope = current;
  const end = () => {
    scope.tentative--;
  };
  scope.tentative++;
  const before = depth;
  depth = 0;
  let isOpen = false;
  try {
    const result = body();
    if (result instanceof Promise) {
      apply(then, result, [end, end]);
      isOpen = true;
    }
    return result;
  } finally {
    depth = before;
    if (!isOpen) end();
  }
}

/** The number of characters left for all failures in a file. Once it is used up, further failures are cut short. */
let room = 200_000;

function add(scope: Scope, failure: GuestFailure): void {
  failure.message = failure.message.slice(0, room > 0 ? 2000 : 100);
  if (failure.diff !== undefined && room <= 0) delete failure.diff;
  room -= failure.message.length + (failure.diff?.length ?? 0);
  if (scope.failures.length < 20) scope.failures.push(failure);
  if (scope.ended) onLate(scope, failure);
}

/** Called by the constructor of every assertion error. */
export function assertionFailed(error: AssertionLike & object): void {
  if (current.tentative > 0) return;
  recorded.set(error, current);
  const failure: GuestFailure = { kind: "assertion", message: "" };
  if (style.plain) {
    failure.message = typeof error.message === "string" ? error.message : print(error.message);
    const diff = error.showDiff ? valueDiff(error.expected, error.actual, error.showDiff === AS_LINES) : null;
    if (diff !== null) failure.diff = diff;
  }
  if (style.locate) failure.stack = stackOf(error);
  add(current, failure);
}

function valueDiff(expected: unknown, actual: unknown, asLines: boolean): string | null {
  const isCounted = style.plain === "counted";
  if (typeof expected === "string" && typeof actual === "string") {
    return asLines || expected.includes("\n") || actual.includes("\n") ? lineDiff(expected, actual, isCounted) : null;
  }
  if (asLines && typeof actual === "string") return newLines(actual);
  if (typeof expected !== "object" || typeof actual !== "object") return null;
  const options = { lines: true, depth: 12, length: 10_000 };
  return lineDiff(print(expected, options), print(actual, options), isCounted);
}

/** Records what a test, hook, timer or module threw. */
export function errorThrown(error: unknown, where: string, scope: Scope = current): void {
  if (typeof error === "object" && error !== null) {
    if (recorded.get(error) === scope) return;
    recorded.set(error, scope);
  }
  add(scope, describeError(error, where));
}

export function fail(kind: GuestFailure["kind"], message: string, scope: Scope = current): void {
  add(scope, { kind, message });
}

/** Never throws, whatever the value is: even for a proxy whose traps throw. */
export function describeError(error: unknown, where: string): GuestFailure {
  const before = where ? `${where}: ` : "";
  try {
    const failure: GuestFailure = { kind: kindOf(error), message: "" };
    if (style.plain) failure.message = before + errorText(error);
    if (style.locate) failure.stack = stackOf(error);
    return failure;
  } catch {
    return { kind: "error", message: `${before}threw something that cannot be read` };
  }
}

function kindOf(error: unknown): GuestFailure["kind"] {
  if (!(error instanceof Error) || typeof dataProperty(error, "message") !== "string") return "error";
  const message = dataProperty(error, "message") as string;
  if (message === "out of memory") return "memory";
  return message === "Maximum call stack size exceeded" || message === "stack overflow" ? "depth" : "error";
}

/** Names that programs expect but that do not exist here: the message says so, instead of "not defined". */
const ABSENT = new Set(
  (
    "Intl window document navigator localStorage sessionStorage Temporal FormData Blob File ReadableStream " +
    "WritableStream WebSocket Worker MessageChannel XMLHttpRequest WebAssembly Atomics"
  ).split(" "),
);

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${print(error)}`;
  const name = dataProperty(error, "name");
  const message = dataProperty(error, "message");
  const absent = typeof message === "string" ? /^'?(\w+)'? is not defined$/.exec(message)?.[1] : undefined;
  if (absent !== undefined && ABSENT.has(absent)) return `${absent} is not available here`;
  // The transpiled code calls imported functions with `.call`.
  if (message === "cannot read property 'call' of undefined")
    return "TypeError: not a function (perhaps a name that its module does not export)";
  const cause = dataProperty(error, "cause");
  const text = `${typeof name === "string" ? name : "Error"}: ${typeof message === "string" ? message : ""}`;
  return cause === undefined ? text : `${text} (caused by ${print(cause, { length: 300 })})`;
}

function stackOf(error: unknown): string {
  const stack = dataProperty(error, "stack");
  return typeof stack === "string" ? stack.slice(0, 4000) : "";
}
