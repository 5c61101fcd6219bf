/**
 * node:assert and node:assert/strict. Test files get their own set of the same functions, which count as assertions and
 * record failures when they happen, like `expect`; in code under test an assertion only throws. Long: one table of
 * functions, from which both sets are made.
 */
import { inspect } from "node:util";
import { isDeepEqual } from "./parts/deep-equal";
import { codedError, harness } from "./parts/harness";

const { counted, assertionFailed, isInstance } = harness;

interface Details {
  readonly message?: unknown;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator?: string;
}

class AssertionError extends Error {
  readonly code = "ERR_ASSERTION";
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;
  constructor({ message, actual, expected, operator = "fail" }: Details) {
    super(message === undefined ? `${inspect(actual)} ${operator} ${inspect(expected)}` : String(message));
    this.name = "AssertionError";
    this.generatedMessage = message === undefined;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
}

type Check = (...args: never[]) => unknown;
type Wrong = (details: Details, own: unknown) => never;

const show = (value: unknown) => inspect(value, { depth: 4 });
const compared = (words: string, a: unknown, b: unknown) => `${words}: ${show(a)} and ${show(b)}`;

/** All assertion functions. `wrong` throws the error of a failed assertion. */
function checksOf(wrong: Wrong, strict: boolean): Record<string, Check> {
  const compare =
    (operator: string, words: string, test: (a: unknown, b: unknown) => boolean) =>
    (actual: unknown, expected: unknown, message?: unknown) => {
      if (!test(actual, expected))
        wrong({ message: compared(words, actual, expected), actual, expected, operator }, message);
    };
  const strictEqual = compare("strictEqual", "Expected values to be strictly equal", Object.is);
  const notStrictEqual = compare(
    "notStrictEqual",
    "Expected values not to be strictly equal",
    (a, b) => !Object.is(a, b),
  );
  const deepStrictEqual = compare("deepStrictEqual", "Expected values to be strictly deep-equal", (a, b) =>
    isDeepEqual(a, b, true),
  );
  const notDeepStrictEqual = compare(
    "notDeepStrictEqual",
    "Expected values not to be strictly deep-equal",
    (a, b) => !isDeepEqual(a, b, true),
  );
  // biome-ignore lint/suspicious/noDoubleEquals: `equal` compares so
  const isLoose = (a: unknown, b: unknown) => a == b || (Number.isNaN(a) && Number.isNaN(b));
  const ok = (value: unknown, message?: unknown) => {
    if (!value)
      wrong(
        { message: `Expected a truthy value: ${show(value)}`, actual: value, expected: true, operator: "==" },
        message,
      );
  };
  /**
   * What `error` must match: a class, a pattern for its message, an object of properties, or a function that decides.
   */
  const mustMatch = (error: unknown, like: unknown, message: unknown): void => {
    if (like === undefined || typeof like === "string") return;
    const mismatch = () =>
      wrong(
        {
          message: `The error is another than expected: ${show(error)}`,
          actual: error,
          expected: like,
          operator: "throws",
        },
        message,
      );
    if (like instanceof RegExp) {
      if (!like.test(String(error))) mismatch();
    } else if (typeof like === "object" && like !== null) {
      const names = [...Object.keys(like), ...(like instanceof Error ? ["name", "message"] : [])];
      const fits = (name: string) => {
        const [has, wanted] = [Reflect.get(Object(error), name), Reflect.get(like, name)];
        return wanted instanceof RegExp && typeof has === "string" ? wanted.test(has) : isDeepEqual(has, wanted, true);
      };
      if (!names.every(fits)) mismatch();
    } else if (typeof like === "function") {
      const isClass = like.prototype !== undefined && (like === Error || isInstance(like.prototype, Error));
      if (
        isClass ? !isInstance(error, like) : isInstance(error, like as never) !== true && like.call({}, error) !== true
      )
        mismatch();
    }
  };
  const missing = (what: string, like: unknown, message: unknown) =>
    wrong(
      { message: `Missing expected ${what}`, operator: what === "exception" ? "throws" : "rejects" },
      typeof like === "string" ? like : message,
    );
  const promiseOf = (value: unknown) =>
    typeof value === "function" ? (async () => value())() : (value as Promise<unknown>);
  const unwanted = (error: unknown, message: unknown, what: string) =>
    wrong({ message: `Got unwanted ${what}: ${show(error)}`, actual: error, operator: "doesNotThrow" }, message);
  return {
    ok,
    equal: strict ? strictEqual : compare("==", "Expected values to be loosely equal", isLoose),
    notEqual: strict
      ? notStrictEqual
      : compare("!=", "Expected values not to be loosely equal", (a, b) => !isLoose(a, b)),
    strictEqual,
    notStrictEqual,
    deepEqual: strict
      ? deepStrictEqual
      : compare("deepEqual", "Expected values to be loosely deep-equal", (a, b) => isDeepEqual(a, b, false)),
    notDeepEqual: strict
      ? notDeepStrictEqual
      : compare("notDeepEqual", "Expected values not to be loosely deep-equal", (a, b) => !isDeepEqual(a, b, false)),
    deepStrictEqual,
    notDeepStrictEqual,
    match(text: unknown, pattern: RegExp, message?: unknown) {
      if (typeof text !== "string" || !pattern.test(text))
        wrong(
          {
            message: `The input did not match ${pattern}: ${show(text)}`,
            actual: text,
            expected: pattern,
            operator: "match",
          },
          message,
        );
    },
    doesNotMatch(text: unknown, pattern: RegExp, message?: unknown) {
      if (typeof text !== "string" || pattern.test(text))
        wrong(
          {
            message: `The input was expected not to match ${pattern}: ${show(text)}`,
            actual: text,
            expected: pattern,
            operator: "doesNotMatch",
          },
          message,
        );
    },
    fail: (message?: unknown) => wrong({ message: "Failed", operator: "fail" }, message),
    ifError(value: unknown) {
      if (value !== null && value !== undefined)
        wrong(
          { message: `ifError got unwanted exception: ${show(value)}`, actual: value, operator: "ifError" },
          undefined,
        );
    },
    throws(body: () => unknown, like?: unknown, message?: unknown) {
      let thrown: { error: unknown } | null = null;
      try {
        body();
      } catch (error) {
        thrown = { error };
      }
      if (!thrown) return missing("exception", like, message);
      mustMatch(thrown.error, like, message);
    },
    doesNotThrow(body: () => unknown, message?: unknown) {
      try {
        body();
      } catch (error) {
        unwanted(error, message, "exception");
      }
    },
    async rejects(value: unknown, like?: unknown, message?: unknown) {
      const outcome = await promiseOf(value).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      if (!outcome) return missing("rejection", like, message);
      mustMatch(outcome.error, like, message);
    },
    async doesNotReject(value: unknown, message?: unknown) {
      await promiseOf(value).then(undefined, (error: unknown) => unwanted(error, message, "rejection"));
    },
  };
}

/** A caller's message replaces ours; a caller's error is thrown unchanged. */
function errorOf(details: Details, own: unknown): Error {
  if (own instanceof Error) return own;
  const error = new AssertionError(own === undefined ? details : { ...details, message: own });
  Object.defineProperty(error, "generatedMessage", { value: own === undefined });
  return error;
}

function moduleOf(wrong: Wrong, wrap: (check: Check) => Check): object {
  const make = (strict: boolean) => {
    const checks = Object.fromEntries(
      Object.entries(checksOf(wrong, strict)).map(([name, check]) => [name, wrap(check)]),
    );
    const main = (...args: unknown[]) => (checks.ok as (...args: unknown[]) => unknown)(...args);
    return Object.assign(main, checks, { AssertionError });
  };
  const strict = make(true);
  return Object.assign(make(false), { strict: Object.assign(strict, { strict }) });
}

class CallTracker {
  constructor() {
    throw codedError(
      new Error("CallTracker of node:assert is not available in the sandbox"),
      "ERR_FEATURE_UNAVAILABLE",
    );
  }
}

const throwing: Wrong = (details, own) => {
  throw errorOf(details, own);
};
const recording: Wrong = (details, own) => {
  const error = errorOf(details, own);
  assertionFailed(Object.assign(error, { showDiff: details.operator !== "fail" }));
  throw error;
};

export default Object.assign(
  moduleOf(throwing, (check) => check),
  {
    CallTracker,
    recording: moduleOf(
      recording,
      (check) =>
        (...args: never[]) =>
          counted(() => check(...args)),
    ),
  },
);
