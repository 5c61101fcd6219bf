/**
 * The closed module table: only files of the request can be imported. Modules are functions made by the host from
 * transpiled sources. Each is loaded once; its exports cannot be changed from outside, as with real ES modules
 * (otherwise code under test could replace the helpers that judge it).
 */
import { FETCH_SCRIPTING, isNodeModule } from "../provided-names";
import { markAsTest } from "./call-place";
import { findMocked, forgetMade, mockModule, unmockModule } from "./module-mocks";
import { print } from "./print";
import { provideClass } from "./provided";
import { loadProvided } from "./provided-modules";
import { errorThrown } from "./record";
import { settle } from "./settle";

export type ModuleFunction = (
  exports: object,
  require: (name: unknown) => unknown,
  module: { exports: unknown },
) => void | Promise<void>;

interface Entry {
  /** Creates the module's function. Null for .json files, which have `data` instead. */
  make: (() => ModuleFunction) | null;
  data: string | null;
  /** Names that the module reassigns after loading. Its importers must see each new value. */
  live: readonly string[];
  testSide: boolean;
}

interface Loaded {
  exports: unknown;
}

const entries = new Map<string, Entry>();
const loaded = new Map<string, Loaded>();
let testFiles = new Set<string>();
let libraries = new Map<string, unknown>();
let walled = true;

export function setLibraries(table: Map<string, unknown>): void {
  libraries = table;
}

export function defineModule(path: string, entry: Entry): void {
  entries.set(path, entry);
  if (entry.testSide) markAsTest(path);
}

/** `closed`: the wall that keeps test files and test libraries from the code under test. */
export function openTable(tests: readonly string[], closed: boolean): void {
  testFiles = new Set(tests);
  walled = closed;
}

const ENDINGS = ["", ".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** The path in the table for the name that `from` imports, or null. */
function resolve(from: string, name: string): string | null {
  const parts = from.split("/");
  parts.pop();
  for (const part of name.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const base = parts.join("/");
  for (const ending of ENDINGS) if (entries.has(base + ending)) return base + ending;
  const script = /^(.*)\.[cm]?jsx?$/.exec(base);
  if (script) for (const ending of [".ts", ".tsx"]) if (entries.has(script[1] + ending)) return script[1] + ending;
  return null;
}

function requireFrom(from: string, testSide: boolean, name: unknown): unknown {
  if (typeof name !== "string") throw new TypeError("import takes a string");
  if (!isRelative(name)) return findMocked(libraryKey(name))?.exports ?? loadLibrary(testSide, name);
  const path = resolve(from, name);
  if (path === null || (walled && !testSide && entries.get(path)?.testSide)) {
    // The message doesn't depend on whether the file exists. Otherwise, code under test could detect which tests run.
    const hint = /\.test(\.[cm]?[jt]sx?)?$/.test(name) ? ": a test file cannot be imported" : "";
    throw new Error(`Cannot find ${print(name)} (imported from ${from})${hint}`);
  }
  if (walled && testFiles.has(path)) throw new Error(`${path} is a test file and cannot be imported`);
  return findMocked(path)?.exports ?? load(path);
}

const isRelative = (name: string) => name.startsWith("./") || name.startsWith("../") || name === "." || name === "..";
/** One key for both names of a Node module. */
const libraryKey = (name: string) => (isNodeModule(name) && !name.startsWith("node:") ? `node:${name}` : name);

/** Implements `vi.mock` and similar functions, for a name as written in the running test file. */
export const moduleMocks = {
  mock(name: unknown, how: unknown): void {
    const key = keyOf(name);
    mockModule(key, how, () => moduleMocks.actual(name));
  },
  unmock: (name: unknown) => unmockModule(keyOf(name)),
  actual(name: unknown): unknown {
    const text = String(name);
    if (!isRelative(text)) return loadLibrary(true, text);
    return load(keyOf(name));
  },
  mocked: (name: unknown) => requireFrom(main, true, name),
  /** Makes every module except the test file itself load again at its next import. */
  reset(): void {
    for (const path of [...loaded.keys()]) if (path !== main) loaded.delete(path);
    forgetMade();
  },
};

function keyOf(name: unknown): string {
  if (typeof name !== "string") throw new TypeError("a mock needs the name of a module");
  if (!isRelative(name)) return libraryKey(name);
  const path = resolve(main, name);
  if (path === null) throw new Error(`Cannot find ${print(name)} (mocked in ${main})`);
  return path;
}

/** The running test file. */
let main = "";
let isLoadingMain = false;
/** Whether the test file is waiting at its top level for something that has not arrived. */
export const isStillLoading = (): boolean => isLoadingMain;

export function loadMain(path: string): void {
  main = path;
  load(path);
}

function loadLibrary(testSide: boolean, name: string): unknown {
  const isForTests = libraries.has(name) || name === FETCH_SCRIPTING;
  if (walled && isForTests && !testSide) throw new Error(`${print(name)} is for test files only`);
  const library = libraries.get(name) ?? loadProvided(name, testSide);
  if (library !== undefined) return library;
  if (isNodeModule(name)) throw new Error(`${print(name)} is not available in the sandbox`);
  throw new Error(`${print(name)} is not available here: only the exercise's own files are, and parts of Node`);
}

/** Loads a module (once) and returns its exports. */
export function load(path: string): unknown {
  const known = loaded.get(path);
  if (known) return known.exports;
  const entry = entries.get(path);
  if (!entry) throw new Error(`Cannot find ${path}`);
  const place: Loaded = { exports: {} };
  loaded.set(path, place);
  if (entry.data !== null) {
    place.exports = JSON.parse(entry.data);
    return place.exports;
  }
  const inner: Record<string, unknown> = {};
  // If names are live, importers get an object with getters, and the module keeps its own object, to which it writes.
  const outer = entry.live.length > 0 ? {} : inner;
  place.exports = outer;
  if (outer !== inner) showThrough(outer, inner, entry.live);
  const module: { exports: unknown } = { exports: inner };
  const require = (name: unknown) => requireFrom(path, entry.testSide, name);
  try {
    const ended: unknown = entry.make!()(inner, require, module);
    if (ended instanceof Promise) {
      if (path === main) isLoadingMain = true;
      settle(ended)
        .catch((error: unknown) => errorThrown(error, ""))
        .then(() => {
          if (path === main) isLoadingMain = false;
        });
      return place.exports;
    }
  } catch (error) {
    loaded.delete(path);
    throw error;
  }
  if (module.exports !== inner) place.exports = module.exports;
  else if (inner.__esModule === true) {
    if (outer !== inner) showThrough(outer, inner, Object.keys(inner));
    Object.freeze(outer);
  }
  // Tests may pass a helper's classes and their objects to the code under test, in order to observe it. So only test
  // files may replace the methods of these classes.
  if (walled && entry.testSide && path !== main)
    for (const exported of Object.values(place.exports as object))
      if (typeof exported === "function") provideClass(exported);
  return place.exports;
}

/** Defines getters on `outer` for the present and future properties of `inner`. */
function showThrough(outer: object, inner: Record<string, unknown>, names: readonly string[]): void {
  for (const name of ["__esModule", ...names]) {
    if (Object.hasOwn(outer, name)) continue;
    Object.defineProperty(outer, name, { get: () => inner[name], enumerable: name !== "__esModule" });
  }
}
