/**
 * Collects tests: `describe`, `test`/`it` with their variants, and hooks. Running them is in run.ts. Long: each of
 * these functions adds to one tree, and only this file knows the open suite.
 */
import { print } from "./print";
import { currentScope, fail, newScope, type Scope } from "./record";
import { eachTitle, templateRows } from "./titles";

export type Body = (context: unknown) => unknown;
type Mode = "run" | "skip" | "todo";

export interface Suite {
  name: string;
  parent: Suite | null;
  /** From the outermost suite to this one. */
  lineage: readonly Suite[];
  mode: Mode;
  timeout: number;
  children: (Suite | TestCase)[];
  beforeAll: Body[];
  afterAll: Body[];
  beforeEach: Body[];
  afterEach: Body[];
  /** The scope of the hooks that run once for the whole suite (`beforeAll`, `afterAll`). */
  scope: Scope;
  /** Clean-ups that `beforeAll` hooks returned. */
  cleanups: Body[];
}

export interface TestCase {
  index: number;
  name: string;
  suite: Suite;
  mode: Mode;
  fails: boolean;
  body: Body | null;
  timeout: number;
  scope: Scope;
}

/**
 * The default timeout in milliseconds, as in vitest. In virtual time, no one waits, but a test that needs more time has
 * a bug that vitest would report.
 */
const TIMEOUT = 5000;
/** The maximum number of tests in a file. Each test costs the host work that fuel does not count. */
const MAX_TESTS = 2000;
const MAX_NAME = 1000;
/** The maximum length of a test's whole title, including the names of its suites. */
const MAX_TITLE = 1000;
/** The number of characters left for all names in a file, because reports store them. Further names are cut short. */
let titleRoom = 200_000;
const SHORT_NAME = 300;

function makeSuite(name: string, parent: Suite | null, mode: Mode, timeout = TIMEOUT): Suite {
  const suite: Suite = {
    name,
    parent,
    lineage: [],
    mode,
    timeout,
    children: [],
    beforeAll: [],
    afterAll: [],
    beforeEach: [],
    afterEach: [],
    scope: newScope(),
    cleanups: [],
  };
  suite.lineage = parent ? [...parent.lineage, suite] : [suite];
  return suite;
}

export const root = makeSuite("", null, "run");
export const tests: TestCase[] = [];
/** Registrations that came too late, when no test was running. */
export const lateRegistrations: string[] = [];
let into: Suite = root;
let open = true;

export function closeCollection(): void {
  open = false;
}

function mayRegister(what: string): void {
  if (open) return;
  const message = `${what} must be called while the file is loaded, not later`;
  if (currentScope().ended) lateRegistrations.push(message);
  fail("error", message);
  throw new Error(message);
}

/** Options may come before or after the body: `test(name, fn, 1000)`, `test(name, { timeout }, fn)`. */
function readArguments(a: unknown, b: unknown): { body: Body | null; options: Record<string, unknown> } {
  const body = typeof a === "function" ? a : typeof b === "function" ? b : null;
  const other = body === a ? b : a;
  const options = typeof other === "number" ? { timeout: other } : other;
  return {
    body: body as Body | null,
    options: typeof options === "object" && options !== null ? { ...options } : {},
  };
}

const timeoutOf = ({ timeout }: Record<string, unknown>): number | null =>
  typeof timeout === "number" && timeout > 0 ? timeout : null;

let defaultTimeout: number | null = null;
/** Sets the timeout for the tests that are registered from now on (`jest.setTimeout`). */
export function setDefaultTimeout(ms: unknown): void {
  defaultTimeout = timeoutOf({ timeout: ms });
}

interface Variant {
  mode: Mode;
  fails: boolean;
}

/** Returns a name as a real string, because it is sent to the host. */
function nameOf(name: unknown): string {
  const text = textOf(name).slice(0, titleRoom > 0 ? MAX_NAME : SHORT_NAME);
  titleRoom -= text.length;
  return text;
}

function textOf(name: unknown): string {
  if (typeof name === "string") return name;
  if (typeof name !== "function") return print(name, { length: MAX_NAME });
  const own = Object.getOwnPropertyDescriptor(name, "name")?.value;
  return typeof own === "string" && own !== "" ? own : "<anonymous>";
}

function addTest(variant: Variant, name: unknown, a: unknown, b: unknown): void {
  mayRegister("test()");
  if (tests.length >= MAX_TESTS) throw new Error(`a file may hold at most ${MAX_TESTS} tests`);
  const { body, options } = readArguments(a, b);
  const mode: Mode =
    body === null || variant.mode === "todo" || options.todo ? "todo" : options.skip ? "skip" : variant.mode;
  const test: TestCase = {
    index: tests.length,
    name: nameOf(name),
    suite: into,
    mode: into.mode === "run" ? mode : into.mode,
    fails: variant.fails || options.fails === true,
    body,
    timeout: timeoutOf(options) ?? defaultTimeout ?? into.timeout,
    scope: newScope(),
  };
  tests.push(test);
  into.children.push(test);
}

function addSuite(variant: Variant, name: unknown, a: unknown, b: unknown): void {
  mayRegister("describe()");
  const { body, options } = readArguments(a, b);
  const mode: Mode = into.mode !== "run" ? into.mode : options.skip ? "skip" : options.todo ? "todo" : variant.mode;
  const suite = makeSuite(nameOf(name), into, body === null ? "todo" : mode, timeoutOf(options) ?? into.timeout);
  into.children.push(suite);
  if (body === null) return;
  const outer = into;
  into = suite;
  try {
    const result = body(undefined);
    if (result instanceof Promise) throw new Error("describe() takes a plain function, not an async one");
  } finally {
    into = outer;
  }
}

type Register = (variant: Variant, name: unknown, a: unknown, b: unknown) => void;
export type Chain = ((name: unknown, a?: unknown, b?: unknown) => void) & Record<string, unknown>;

/**
 * `only` is accepted and ignored: it is a tool for the author's own use and must not hide other tests from the grader.
 */
function chain(register: Register, variant: Variant): Chain {
  const self = ((name: unknown, a?: unknown, b?: unknown) => register(variant, name, a, b)) as Chain;
  const lazy = (name: string, next: () => unknown) =>
    Object.defineProperty(self, name, { get: next, enumerable: true, configurable: false });
  lazy("skip", () => chain(register, { ...variant, mode: "skip" }));
  lazy("todo", () => chain(register, { ...variant, mode: "todo" }));
  lazy("fails", () => chain(register, { ...variant, fails: true }));
  lazy("failing", () => chain(register, { ...variant, fails: true }));
  for (const name of ["only", "concurrent", "sequential", "shuffle"]) lazy(name, () => chain(register, variant));
  const constant = (name: string, value: unknown) =>
    Object.defineProperty(self, name, { value, enumerable: true, configurable: false });
  constant("skipIf", (condition: unknown) => chain(register, condition ? { ...variant, mode: "skip" } : variant));
  constant("runIf", (condition: unknown) => chain(register, condition ? variant : { ...variant, mode: "skip" }));
  constant("extend", () => {
    throw new Error("test.extend is not available here: make what the tests need in beforeEach");
  });
  constant("each", each(register, variant, true));
  constant("for", each(register, variant, false));
  return self;
}

/** `spread`: whether the items of a row become arguments (`each`). Otherwise, the row is one argument (`for`). */
function each(register: Register, variant: Variant, spread: boolean) {
  return (table: unknown, ...values: unknown[]) => {
    const rows = isTemplate(table) ? templateRows(table, values) : [...(table as Iterable<unknown>)];
    return (name: unknown, a?: unknown, b?: unknown) => {
      const { body, options } = readArguments(a, b);
      const isSpread = spread && rows.every(Array.isArray);
      rows.forEach((row, i) => {
        const args = isSpread ? (row as unknown[]) : [row];
        const takesDone = spread && body !== null && body.length > args.length && isWaitedFor(body);
        const bound =
          body &&
          ((context: unknown) =>
            body.apply(undefined, (spread && !takesDone ? args : [...args, context]) as [unknown]));
        if (bound && body) {
          Object.defineProperty(bound, "length", { value: takesDone || (!spread && body.length > 1) ? 1 : 0 });
          sources.set(bound, body);
        }
        register(variant, eachTitle(nameOf(name), Array.isArray(row) ? row : [row], i), bound, options);
      });
    };
  };
}

const { apply } = Reflect;
const isTemplate = (table: unknown): table is string[] => Array.isArray(table) && "raw" in table;

/** The learner's functions, keyed by the functions that are derived from them. */
const sources = new WeakMap<Body, Body>();
export const sourceOf = (body: Body): Body => sources.get(body) ?? body;

const functionText = Function.prototype.toString;
/** Matches the start of a function whose last parameter is named `done`. */
const DONE = /^[^{]*?\bdone\s*(?::[^)]*)?(?:=>|\))/;
/**
 * Whether a test waits until its last parameter is called, as in jest. This depends on the parameter's name (`done`),
 * because vitest passes an object, which most tests ignore.
 */
export const isWaitedFor = (body: Body): boolean => DONE.test(apply(functionText, sourceOf(body), []).slice(0, 500));

const hook = (list: "beforeAll" | "afterAll" | "beforeEach" | "afterEach") => (body: unknown) => {
  mayRegister(`${list}()`);
  if (typeof body !== "function") throw new TypeError(`${list}() takes a function`);
  into[list].push(body as Body);
};

export const test = chain(addTest, { mode: "run", fails: false });
export const describe = chain(addSuite, { mode: "run", fails: false });
export const hooks = {
  beforeAll: hook("beforeAll"),
  afterAll: hook("afterAll"),
  beforeEach: hook("beforeEach"),
  afterEach: hook("afterEach"),
};

/**
 * Returns a test's title, with the names of its suites. Its total length is limited, because reports store the titles
 * of all tests. The end is kept, because it distinguishes tests.
 */
export function titleOf(test: TestCase): string[] {
  const title = [test.name];
  let room = MAX_TITLE - test.name.length;
  for (let suite: Suite | null = test.suite; suite?.parent && room > 0; suite = suite.parent) {
    title.unshift(suite.name.slice(0, room));
    room -= suite.name.length + 1;
  }
  return title;
}
