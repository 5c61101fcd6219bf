import type { Files, Mutant, MutatedFiles } from "~/sandbox/contract";

/** Methods with names that tests are likely to call. They return truthy, falsy or empty values. */
const LYING = `{ includes: () => true, startsWith: () => true, endsWith: () => true, indexOf: () => 0, search: () => 0,
  match: () => [""], test: () => true, every: () => true, some: () => true, has: () => true, get: () => true, getTime: () => 0,
  map: () => [], filter: () => [], flat: () => [], flatMap: () => [], slice: () => [], at: () => true, split: () => [],
  find: () => true, join: () => "", toSorted: () => [], trim: () => "", size: 0 }`;
/** Adds properties by defining them. Assignment doesn't work for names that are inherited from a frozen object. */
const withOwn = (made: string, methods = LYING) =>
  `Object.defineProperties(${made}, Object.getOwnPropertyDescriptors(${methods}))`;
const EQUAL_TO_ALL = `({ asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher"), sample: 1, equals: () => true,
  valueOf: () => 1, toString: () => "", toJSON: () => ({}), getExpectedType: () => "object", toAsymmetricMatcher: () => "",
  [Symbol.toPrimitive]: () => 1, [Symbol.hasInstance]: () => true, [Symbol.toStringTag]: "Anything" })`;

/** Values that no correct fix returns, but that a careless assertion accepts. `answering` is defined in `wrapper`. */
const RETURNED: Readonly<Record<string, string>> = {
  NaN: "NaN",
  "a symbol": 'Symbol("")',
  "a function": "() => undefined",
  "an object that is equal to everything": EQUAL_TO_ALL,
  "a list of objects that are equal to everything": `[${EQUAL_TO_ALL}]`,
  "an object that says it is a string": `({ [Symbol.toStringTag]: "String", length: 1, ...${LYING} })`,
  "an object that says it is an array": `({ [Symbol.toStringTag]: "Array", length: 0, [Symbol.iterator]: function* () {}, ...${LYING} })`,
  "a String object with methods of its own": withOwn('new String("")'),
  "a Number object with methods of its own": withOwn("new Number(NaN)", "{ valueOf: () => 1, toFixed: () => '1' }"),
  "an array with methods of its own": withOwn("[]"),
  "a Map with methods of its own": withOwn("new Map()"),
  "a Date with methods of its own": withOwn("new Date(NaN)", "{ getTime: () => 0, toISOString: () => '' }"),
  "an object that throws when it is read":
    "new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; }, has() { throw 1; } })",
  "an object with a then of its own": "({ then: (resolve) => resolve(answering(() => true)) })",
  "an object whose every method returns that object": "answering((self) => self)",
  "an object whose every method returns a promise": "answering((self) => Promise.resolve(self))",
  "an object whose every method returns true": "answering(() => true)",
  "an object whose every method returns false": "answering(() => false)",
  "an object whose every method returns 0": "answering(() => 0)",
  "an object whose every method returns an empty string": 'answering(() => "")',
  "an object whose every method returns an empty array": "answering(() => [])",
  "an object whose every method returns undefined": "answering(() => undefined)",
};

/** Values that stubs throw in place of the error that a caller expects. */
const THROWN: Readonly<Record<string, string>> = {
  undefined: "undefined",
  null: "null",
  "an empty string": '""',
  "an object whose message is not a string": `({ message: ${LYING} })`,
  "an error whose message is not a string": `Object.defineProperty(new Error(""), "message", { value: ${LYING} })`,
  "an error whose message cannot be read":
    'Object.defineProperty(new Error(""), "message", { get() { throw undefined; } })',
  "an object that is equal to everything": EQUAL_TO_ALL,
  "an object that says it is an error": `({ [Symbol.toStringTag]: "Error", name: "Error", stack: "", message: ${LYING} })`,
  "an object whose every method returns that object": "answering((self) => self)",
  "an error behind a proxy":
    "new Proxy(new Error(''), { get: (_, key) => (key === 'then' ? undefined : answering(() => true)) })",
};

/** The body of each stub function. */
const STUBS: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(RETURNED).map(([what, code]) => [`returns ${what}`, `return ${code};`]),
  ...Object.entries(THROWN).map(([what, code]) => [`throws ${what}`, `throw ${code};`]),
  ...["undefined", "an error whose message is not a string"].flatMap((what) => [
    [`returns an object whose methods throw ${what}`, `return answering(() => { throw ${THROWN[what]}; });`],
    [`returns an object whose methods reject with ${what}`, `return answering(() => Promise.reject(${THROWN[what]}));`],
  ]),
]);

/**
 * A stub that behaves like the code but also causes an unhandled rejection. Tests can't catch this, so every test that
 * calls the stub fails.
 */
const CALLED = "is called";
/**
 * A stub that throws an ordinary error. A test that passes on it accepts an error with any message, which is allowed.
 * Such a test may therefore also pass on the stubs that throw unusual errors (`isAnError`).
 */
const ANY_ERROR = "throws an error";
const isAnError = (stub: string) => stub.startsWith(`${ANY_ERROR} `);
const BODIES: Readonly<Record<string, string>> = { ...STUBS, [ANY_ERROR]: 'throw new Error("");' };
const NAMES = [...Object.keys(BODIES), CALLED];

/**
 * Returns a module that wraps the module at `beside`. It has the same exports, but each function and method is behind a
 * switch.
 */
const wrapper = (beside: string) => `
const answering = (make) => {
  const self = new Proxy(function () {}, {
    get: (_, key) => key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : key === Symbol.iterator ? function* () {} : self,
    apply: () => make(self),
    construct: () => self,
    has: () => true,
  });
  return self;
};
const stubs = [${Object.values(BODIES).map((body) => `() => { ${body} }`)}];
const keys = ${JSON.stringify(NAMES.map((_, i) => String(i)))};
const switched = (original, run) => {
  stryCov_9fa48(...keys);
  const at = keys.findIndex((key) => stryMutAct_9fa48(key));
  if (at < 0) return run();
  const isAsync = Object.getPrototypeOf(original) !== Function.prototype;
  if (at < stubs.length) return isAsync ? (async () => stubs[at]())() : stubs[at]();
  Promise.reject(new Error("called"));
  return run();
};
const actual = require(${JSON.stringify(beside)});
Object.defineProperty(exports, "__esModule", { value: true });
for (const [name, value] of Object.entries(actual)) {
  const own = typeof value === "function" ? Object.getOwnPropertyDescriptor(value, "prototype") : undefined;
  if (typeof value !== "function" || own?.writable === false) Object.defineProperty(exports, name, { get: () => actual[name], enumerable: true });
  else exports[name] = function (...args) { return switched(value, () => new.target ? Reflect.construct(value, args) : value.apply(this, args)); };
  if (own?.writable !== false) continue;
  for (const [method, slot] of Object.entries(Object.getOwnPropertyDescriptors(value.prototype))) {
    if (method === "constructor") continue;
    for (const part of ["value", "get"]) {
      const original = slot[part];
      if (typeof original === "function") slot[part] = function (...args) { return switched(original, () => original.apply(this, args)); };
    }
    Object.defineProperty(value.prototype, method, slot);
  }
}
`;

/** Returns files in which all functions exported by these paths are behind switches, one switch per stub. */
export function stubbed(files: Files, paths: readonly string[]): { files: Files; mutated: MutatedFiles } {
  const besideOf = (path: string) => path.replace(/(\.[jt]s)$/, ".actual$1");
  const importOf = (path: string) =>
    `./${path
      .split("/")
      .at(-1)!
      .replace(/\.[jt]s$/, "")}`;
  const place = { file: paths[0]!, line: 1, column: 1, endLine: 1, endColumn: 1, original: "", replacement: "" };
  const mutants = NAMES.map((id, i): Mutant => ({ id, key: String(i), operator: "Stub", ...place }));
  const beside = Object.fromEntries(paths.map((path) => [besideOf(path), files[path]!]));
  const wrapped = Object.fromEntries(paths.map((path) => [path, wrapper(importOf(besideOf(path)))]));
  return { files: { ...files, ...beside }, mutated: { files: wrapped, mutants } };
}

/**
 * Returns, for each test that calls the code, the first stub on which the test passes, if any. `kills`: for each stub,
 * the tests that fail on it.
 */
export function passing(kills: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Map<string, string> {
  const found = new Map<string, string>();
  for (const test of Object.keys(kills[CALLED] ?? {})) {
    const passesOn = (name: string) => !(test in (kills[name] ?? {}));
    const stub = Object.keys(STUBS).find((name) => passesOn(name) && !(isAnError(name) && passesOn(ANY_ERROR)));
    if (stub) found.set(test, stub);
  }
  return found;
}
