/**
 * Generates mutants with StrykerJS's instrumenter (@stryker-mutator/instrumenter 9.5, Apache-2.0), used as a library.
 * It puts all mutants of a source into one copy of the source, each behind a switch. Its own header would put the
 * switch on the global object, where a learner's test could read it. Instead, the two functions that it calls are
 * parameters of the module (transpile.ts), and the active mutant is kept in a closure of the harness. Most sources take
 * 10–60 ms, but some take a second, so servers and commands use mutants.server.ts, which runs this code on a separate
 * thread.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Instrumenter } from "@stryker-mutator/instrumenter";
import type { Files, Mutant, MutatedFiles } from "../contract";
import { runBundle } from "../processes/cached-script.mjs";

const silent = new Proxy({}, { get: () => () => false });

let library: Promise<Instrumenter> | undefined;

/** Loads the library once, from the bundle that build-engine.mjs created in `folder` (instrumenter-edits.mjs). */
export function loadInstrumenter(folder: string): Promise<Instrumenter> {
  library ??= load(folder);
  return library;
}

async function load(folder: string): Promise<Instrumenter> {
  const file = path.join(folder, "instrumenter.cjs");
  const [code, cache] = await Promise.all([
    readFile(file, "utf8"),
    readFile(file.replace(/cjs$/, "cache")).catch(() => undefined),
  ]);
  const { exports } = runBundle(file, code, cache);
  return new (exports as typeof import("@stryker-mutator/instrumenter")).Instrumenter(silent as never);
}

/**
 * @param paths which of `files` to mutate
 * @returns those files with their mutants, and the list of mutants in source order
 * @throws if a source does not parse
 */
export async function makeMutants(folder: string, files: Files, paths: readonly string[]): Promise<MutatedFiles> {
  const instrumenter = await loadInstrumenter(folder);
  const result = await instrumenter.instrument(
    paths.map((name) => ({ name, content: files[name] ?? "", mutate: true })),
    { plugins: null, ignorers: [], excludedMutations: [], noHeader: true },
  );
  return {
    files: Object.fromEntries(result.files.map((file) => [file.name, file.content])),
    mutants: result.mutants.filter((mutant) => !mutant.status).map((mutant) => toMutant(mutant, files)),
  };
}

/** A mutant as the library returns it, with 0-based lines and columns. */
type StrykerMutant = Awaited<ReturnType<Instrumenter["instrument"]>>["mutants"][number];

function toMutant(mutant: StrykerMutant, files: Files): Mutant {
  const { start, end } = mutant.location;
  const place = {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
  const span = `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
  return {
    id: `${mutant.fileName}:${span}:${mutant.mutatorName}:${mutant.replacement}`,
    key: mutant.id,
    file: mutant.fileName,
    operator: mutant.mutatorName,
    ...place,
    original: textBetween(files[mutant.fileName] ?? "", start, end),
    replacement: mutant.replacement,
  };
}

function textBetween(
  source: string,
  start: StrykerMutant["location"]["start"],
  end: StrykerMutant["location"]["end"],
): string {
  const lines = source.split("\n").slice(start.line, end.line + 1);
  if (lines.length === 0) return "";
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column);
  lines[0] = lines[0]!.slice(start.column);
  return lines.join("\n");
}
