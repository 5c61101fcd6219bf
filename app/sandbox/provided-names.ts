/**
 * Which modules of Node, and which of its global names, can be used in the sandbox. Each is a script of its own
 * (`provided/`, built by scripts/build-engine.mjs) that is brought into the engine only when a request names it.
 */
import type { Files } from "./contract";

interface Place {
  readonly script: string;
  /** The property of the script's exports that is meant; all of them when absent. */
  readonly part?: string;
}

/** By name without "node:". */
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

/** For test files only: what answers the requests of `fetch`. */
export const FETCH_SCRIPTING = "onramp:fetch";

/** Global names that a script brings, with the part of it that they stand for. */
export const PROVIDED_GLOBALS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["Buffer", { script: "buffer", part: "Buffer" }],
  ["crypto", { script: "crypto", part: "webcrypto" }],
  ["process", { script: "process" }],
  ["fetch", { script: "fetch", part: "fetch" }],
  ["Headers", { script: "fetch", part: "Headers" }],
  ["Request", { script: "fetch", part: "Request" }],
  ["Response", { script: "fetch", part: "Response" }],
]);

/** How inline snapshots are printed and compared; brought for these words, and for the harness alone. */
export const SNAPSHOTS = "snapshots";
const SNAPSHOT_WORDS = ["InlineSnapshot", "addSnapshotSerializer"];

/** What a script itself imports. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  assert: ["util"],
  crypto: ["buffer"],
  fs: ["buffer", "path"],
  url: ["path"],
};

/** Node's modules that are refused by name. */
const REFUSED = new Set(
  (
    "async_hooks child_process cluster console constants dgram diagnostics_channel dns dns/promises domain http http2 " +
    "https inspector module net punycode querystring readline readline/promises repl sqlite stream stream/promises " +
    "stream/web string_decoder test tls trace_events tty v8 vm wasi worker_threads zlib"
  ).split(" "),
);

const bare = (name: string) => (name.startsWith("node:") ? name.slice("node:".length) : name);

/** The script and the part of it that an import means; null when it means none. */
export function findProvided(name: string): Place | null {
  return PROVIDED_MODULES.get(bare(name)) ?? (name === FETCH_SCRIPTING ? { script: "fetch", part: "scripting" } : null);
}

/** Whether an import means a module of Node, be it here or not. */
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
 * The scripts whose names stand somewhere in the files, in quotes or as a global's. One too many costs a
 * millisecond; one too few is asked for while the request runs (`ProvidedWanted`), which is then run again.
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
/** Names are short; without a bound a text of millions of letters is more than patterns have room for. */
const QUOTED = /["'`]((?:node:|onramp:)?[a-z_]{1,40}(?:\/[a-z]{1,40})?)["'`]/g;
