/**
 * Lists Node's modules and globals that are available in the sandbox. Each of them is a separate script (`provided/`,
 * built by scripts/build-engine.mjs) that is loaded into the engine only if a request names it.
 */
import type { Files } from "./contract";

interface Place {
  readonly script: string;
  /** The exported property to which this name refers. If absent, the name refers to all exports. */
  readonly part?: string;
}

/** The modules, keyed by name without "node:". */
export const PROVIDED_MODULES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["assert", { script: "assert" }],
  ["assert/strict", { script: "assert", part: "strict" }],
  ["buffer", { script: "buffer" }],
  ["crypto", { script: "crypto" }],
  ["events", { script: "events" }],
  ["fs", { script: "fs" }],
  ["fs/promises", { script: "fs", part: "promises" }],
  ["os", { script: "os" }],
  ["path", { script: "path" }],
  ["path/posix", { script: "path", part: "posix" }],
  ["perf_hooks", { script: "perf_hooks" }],
  ["process", { script: "process" }],
  ["timers", { script: "timers" }],
  ["timers/promises", { script: "timers", part: "promises" }],
  ["url", { script: "url" }],
  ["util", { script: "util" }],
  ["util/types", { script: "util", part: "types" }],
]);

/** The module with which tests define the responses to `fetch`. Only test files can import it. */
export const FETCH_SCRIPTING = "onramp:fetch";

/** Global names that scripts provide, with the part of the script to which each refers. */
export const PROVIDED_GLOBALS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["Buffer", { script: "buffer", part: "Buffer" }],
  ["crypto", { script: "crypto", part: "webcrypto" }],
  ["process", { script: "process" }],
  ["fetch", { script: "fetch", part: "fetch" }],
  ["Headers", { script: "fetch", part: "Headers" }],
  ["Request", { script: "fetch", part: "Request" }],
  ["Response", { script: "fetch", part: "Response" }],
]);

/**
 * The script that prints and compares inline snapshots, for use by the harness. Loaded if files contain these words.
 */
export const SNAPSHOTS = "snapshots";
const SNAPSHOT_WORDS = ["InlineSnapshot", "addSnapshotSerializer"];

/** The scripts that a script itself imports. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  assert: ["util"],
  crypto: ["buffer"],
  fs: ["buffer", "path"],
  url: ["path"],
};

/** Node's modules that aren't available. Importing one fails with a message that names it. */
const REFUSED = new Set(
  (
    "async_hooks child_process cluster console constants dgram diagnostics_channel dns dns/promises domain http http2 " +
    "https inspector module net punycode querystring readline readline/promises repl sqlite stream stream/promises " +
    "stream/web string_decoder test tls trace_events tty v8 vm wasi worker_threads zlib"
  ).split(" "),
);

const bare = (name: string) => (name.startsWith("node:") ? name.slice("node:".length) : name);

/** Returns the script for an import, and the part of that script; null if the name is not provided. */
export function findProvided(name: string): Place | null {
  return PROVIDED_MODULES.get(bare(name)) ?? (name === FETCH_SCRIPTING ? { script: "fetch", part: "scripting" } : null);
}

/** Whether an import refers to a Node module, whether or not it is available here. */
export const isNodeModule = (name: string): boolean =>
  name.startsWith("node:") || REFUSED.has(name) || PROVIDED_MODULES.has(name);

function withNeeds(scripts: Iterable<string>): Set<string> {
  const all = new Set(scripts);
  for (const script of all) for (const need of NEEDS[script] ?? []) all.add(need);
  return all;
}

export const ALL_SCRIPTS: ReadonlySet<string> = withNeeds([
  ...[...PROVIDED_MODULES.values(), ...PROVIDED_GLOBALS.values()].map(({ script }) => script),
  SNAPSHOTS,
]);

/**
 * Returns the scripts whose names occur in the files, in quotes or as a global. Loading a script that isn't needed
 * costs only a millisecond. If a needed script is missing, the run throws `ProvidedWanted` and is repeated.
 */
export function scriptsNamedIn(files: Files): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of Object.values(files)) {
    for (const [, name] of text.matchAll(QUOTED)) {
      const place = findProvided(name!);
      if (place) found.add(place.script);
    }
    for (const [name, { script }] of PROVIDED_GLOBALS) if (!found.has(script) && text.includes(name)) found.add(script);
    if (SNAPSHOT_WORDS.some((word) => text.includes(word))) found.add(SNAPSHOTS);
  }
  return withNeeds(found);
}
/** Without a length limit, a string of millions of characters would exceed the regular-expression engine's memory. */
const QUOTED = /["'`]((?:node:|onramp:)?[a-z_]{1,40}(?:\/[a-z]{1,40})?)["'`]/g;
