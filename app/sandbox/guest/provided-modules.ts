/**
 * Node's modules, and the global names that come from them. The host puts their scripts into the guest before the
 * request's own files; each runs on first use, and is locked before any other code gets it. If a script is missing, the
 * host stops the run and starts it again with all scripts, so that the code cannot notice.
 */
import type { SnapshotLibrary } from "../provided/snapshots";
import { findProvided, PROVIDED_GLOBALS, SNAPSHOTS } from "../provided-names";
import { lockGraph } from "./lock";
import { provideMembers } from "./provided";

type ProvidedFunction = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

interface Host {
  /** Requests a missing script by stopping the run; does not return. */
  readonly ask: (script: string) => void;
  readonly frozen: boolean;
}

const scripts = new Map<string, () => ProvidedFunction>();
const loaded = new Map<string, unknown>();
let host: Host = { ask: () => {}, frozen: true };

export function setProvidedHost(value: Host): void {
  host = value;
}

export function defineProvided(script: string, make: () => ProvidedFunction): void {
  scripts.set(script, make);
}

/** Objects that scripts leave open to changes: no result depends on them, and tests put their own properties there. */
export const leftOpen = new WeakSet<object>();

function loadScript(script: string): Record<string, unknown> {
  const known = loaded.get(script);
  if (known !== undefined) return known as Record<string, unknown>;
  const make = scripts.get(script);
  if (make === undefined) {
    host.ask(script);
    throw new Error(`${script} is not available here`);
  }
  const module = { exports: {} as object };
  make()(module.exports, (name) => loadProvided(name, false), module);
  const { default: exports } = module.exports as { default: Record<string, unknown> };
  loaded.set(script, exports);
  lockModule(exports);
  return exports;
}

/** Parts of exports that are modules themselves, or are used like modules. */
const PARTS = ["promises", "strict", "recording", "types", "webcrypto", "scripting"];

/** Only tests can spy on a module's functions, and no other code can replace them. */
function lockModule(exports: object): void {
  const all = new Set<object>([exports]);
  for (const outer of all) for (const name of PARTS) if (Object.hasOwn(outer, name)) all.add(Reflect.get(outer, name));
  const parts = [...all];
  const values = parts.flatMap((part) =>
    Object.values(Object.getOwnPropertyDescriptors(part)).map(({ value }) => value),
  );
  for (const part of parts) {
    // Importers of the namespace or the default get the object itself, so that they see a spy.
    Object.defineProperty(part, "__esModule", { value: true });
    Object.defineProperty(part, "default", { value: part });
    if (host.frozen && !leftOpen.has(part)) provideMembers(part);
  }
  if (host.frozen) lockGraph([parts, values], leftOpen);
}

/** The exports for an import by this name, or undefined. Assertions made in test files are counted and recorded. */
export function loadProvided(name: string, testSide: boolean): unknown {
  const place = findProvided(name);
  if (place === null) return undefined;
  const exports = loadScript(place.script);
  const { recording } = exports;
  if (testSide && recording !== undefined) {
    return place.part === undefined ? recording : (recording as Record<string, unknown>)[place.part];
  }
  return place.part === undefined ? exports : exports[place.part];
}

/** The value of a global name, loaded on first read. */
export function providedGlobal(name: string): unknown {
  const { script, part } = PROVIDED_GLOBALS.get(name)!;
  const exports = loadScript(script);
  return part === undefined ? exports : exports[part];
}

export const snapshotLibrary = () => loadScript(SNAPSHOTS) as unknown as SnapshotLibrary;

/** Loads the library before the first test, if a file needs it. Otherwise, each test that runs alone would load it. */
export function loadSnapshotLibrary(): void {
  if (scripts.has(SNAPSHOTS)) loadScript(SNAPSHOTS);
}
