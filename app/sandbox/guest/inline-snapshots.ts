/**
 * Inline snapshots with vitest 4's rules for `CI=true`: nothing is ever written, so a snapshot without a text fails.
 * Values are printed by vitest's own code (@vitest/snapshot); its snapshot files are not supported.
 */
import { equals, iterableEquality, subsetEquality, wrapAssertion } from "@vitest/expect";
import * as chai from "chai";
import { callPlace } from "./call-place";
import { snapshotLibrary } from "./provided-modules";
import { AS_LINES, currentScope, type Scope, wantsWords } from "./record";
import { type TestCase, tests, titleOf } from "./suite";

type Flag = (assertion: object, name: string, value?: unknown) => unknown;
const flag = chai.util.flag as Flag;

interface Wanted {
  readonly properties: unknown;
  readonly text: string | undefined;
  readonly hint: unknown;
}

/** `(text?, hint?)` or `(properties?, text?, hint?)`. */
function readArguments([first, second, third]: readonly unknown[]): Wanted {
  const { stripSnapshotIndentation } = snapshotLibrary();
  if (typeof first === "string") return { properties: undefined, text: stripSnapshotIndentation(first), hint: second };
  const text = second ? stripSnapshotIndentation(second) : undefined;
  return { properties: first, text, hint: third };
}

let byScope = new Map<Scope, TestCase>();
function currentTest(): TestCase | undefined {
  if (byScope.size !== tests.length) byScope = new Map(tests.map((test) => [test.scope, test]));
  return byScope.get(currentScope());
}

/** The titles of the running test and its suites, as in `expect.getState()`. */
export function currentTestName(): string | undefined {
  const test = currentTest();
  return test && titleOf(test).join(" > ");
}

function runningTest(name: string): TestCase {
  const test = currentTest();
  if (test === undefined) throw new Error(`'${name}' cannot be used without test context`);
  return test;
}

/** The number of snapshots so far, keyed by title. It is part of a snapshot's name. */
const counts = new Map<string, number>();
function nameOf(test: TestCase, hint: unknown): string {
  const title = [...titleOf(test), ...(hint ? [String(hint)] : [])].join(" > ");
  const count = (counts.get(title) ?? 0) + 1;
  counts.set(title, count);
  return `${title} ${count}`;
}

/** The text printed at each place. A call that runs again must print the same text, because it contains only one. */
const printed = new Map<string, string>();

function fail(assertion: object, message: string, values: { actual?: unknown; expected?: unknown }): never {
  const before = flag(assertion, "message");
  throw new chai.AssertionError(wantsWords() ? `${before ? `${before}: ` : ""}${message}` : "", {
    ...values,
    showDiff: AS_LINES,
  });
}

function match(assertion: object, received: unknown, { properties, text, hint }: Wanted): void {
  const matcher = flag(assertion, "_name") as string;
  const test = runningTest(matcher);
  const name = wantsWords() ? nameOf(test, hint) : "";
  const { deepMergeSnapshot, serialize } = snapshotLibrary();
  let value = received;
  if (typeof properties === "object") {
    if (typeof received !== "object" || !received)
      throw new Error("Received value must be an object when the matcher has properties");
    if (!equals(received, properties, [iterableEquality, subsetEquality]))
      fail(assertion, "Snapshot properties mismatched", { actual: received, expected: properties });
    value = deepMergeSnapshot(received, properties);
  }
  const whole = serialize(value);
  const place = flag(assertion, "place") as string | null;
  if (place !== null) {
    const before = printed.get(place) ?? whole;
    if (before !== whole)
      fail(assertion, `${matcher} with different snapshots cannot be called at the same location`, {
        actual: whole,
        expected: before,
      });
    printed.set(place, whole);
  }
  const actual = whole.trim();
  const expected = text?.trim();
  if (actual === expected) return;
  const advice =
    expected === undefined
      ? `: the call has no text, and none is written here. Write what you expect into it: ${matcher}(\`…\`)`
      : "";
  fail(assertion, `Snapshot \`${name}\` mismatched${advice}`, { actual, expected });
}

function refuseNot(assertion: object): void {
  if (flag(assertion, "negate")) throw new Error(`${flag(assertion, "_name")} cannot be used with "not"`);
}

/** Returns what a function throws. For a promise, returns its outcome. */
function thrownBy(assertion: object): unknown {
  const subject = flag(assertion, "object");
  if (typeof subject !== "function") {
    if (flag(assertion, "promise")) return subject;
    throw new Error(`expected must be a function, received ${typeof subject}`);
  }
  try {
    subject();
  } catch (error) {
    return error;
  }
  return fail(assertion, "snapshot function didn't throw", {});
}

type Matcher = (this: object, ...args: unknown[]) => void;

// Exported by an edit (assertion-edits.mjs). Counts an assertion, and lets the test continue after a soft one fails.
declare module "@vitest/expect" {
  export function wrapAssertion(utils: object, name: string, matcher: Matcher): Matcher;
}

const INLINE: Readonly<Record<string, Matcher>> = {
  toMatchInlineSnapshot(...args) {
    refuseNot(this);
    match(this, flag(this, "object"), readArguments(args));
  },
  toThrowErrorMatchingInlineSnapshot(text, hint) {
    refuseNot(this);
    match(this, thrownBy(this), readArguments([undefined, text, hint]));
  },
};

/** Matchers that vitest keeps in files, with the one to use instead. */
const IN_FILES: Readonly<Record<string, keyof typeof INLINE>> = {
  matchSnapshot: "toMatchInlineSnapshot",
  toMatchSnapshot: "toMatchInlineSnapshot",
  toMatchFileSnapshot: "toMatchInlineSnapshot",
  toThrowErrorMatchingSnapshot: "toThrowErrorMatchingInlineSnapshot",
};

/** All snapshot matchers. `expect.poll` refuses them. */
export const SNAPSHOT_MATCHERS: ReadonlySet<string> = new Set([...Object.keys(INLINE), ...Object.keys(IN_FILES)]);

/**
 * Adds the matchers. Each is an accessor that records the place where it is read. With `resolves` or `rejects`, a
 * matcher runs only after the learner's call has returned, so it could no longer find that place.
 */
export function addInlineSnapshots(): void {
  const { prototype } = chai.Assertion;
  for (const [name, matcher] of Object.entries(INLINE)) {
    const made: Record<string, Matcher> = {};
    chai.util.addMethod(made, name, wrapAssertion(chai.util, name, matcher));
    Object.defineProperty(prototype, name, {
      get(this: object) {
        flag(this, "place", callPlace());
        return made[name];
      },
      configurable: true,
    });
  }
  for (const [name, other] of Object.entries(IN_FILES)) {
    chai.util.addMethod(prototype, name, () => {
      throw new Error(`${name} is not available here, there are no snapshot files: use ${other}(\`…\`)`);
    });
  }
}
