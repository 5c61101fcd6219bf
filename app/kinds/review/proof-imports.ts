import type { CodeFile } from "./proof-start";

/**
 * Checks a proof's imports before the proof runs. This module is loaded only when there is a proof. It searches the
 * learner's own text, in their own browser, with simple patterns, and reports a fault only if it is certain.
 */

const EXPORTED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function|function\*|const|let|class|enum|type|interface) (\w+)/gm;
/** Matches exports that are not declarations. Their first line doesn't show which names they export. */
const EXPORTED_OTHERWISE = /^export (?:\*|\{|default (?!async |function |class ))/m;

const FROM = /\bfrom\s*["']([^"'\n]*)["']/g;
const NAMED = /\bimport\s*\{([^{}]*)\}\s*from\s*["']([^"'\n]*)["']/g;

/** Returns the file that a relative import in a file at the root refers to. Undefined if the file doesn't exist. */
function resolve(specifier: string, files: readonly CodeFile[]): CodeFile | undefined {
  const path = specifier.replace(/^(?:\.\/)+/, "");
  const stem = path.replace(/\.[jt]sx?$/, "");
  const ends = [".ts", ".tsx", ".js", ".jsx", ".json", "/index.ts", "/index.js"];
  const meant = new Set([path, ...ends.map((end) => stem + end)]);
  return files.find((file) => meant.has(file.path));
}

/** Describes the faults in a proof's imports for the learner, in at most three sentences. */
export function faultsOfImports(text: string, files: readonly CodeFile[]): string[] {
  const proof = text.replaceAll(/^[ \t]*\/\/.*$/gm, "");
  const faults: string[] = [];
  const lineAt = (index: number) => proof.slice(0, index).split("\n").length;
  const relative = [...proof.matchAll(FROM)].filter(([, specifier]) => specifier!.startsWith("."));
  for (const { 1: specifier, index } of relative)
    if (!resolve(specifier!, files))
      faults.push(
        specifier!.startsWith("..")
          ? `Line ${lineAt(index)}: the proof is at the root of the project, so “${specifier}” points outside the project. Begin the path with “./”.`
          : `Line ${lineAt(index)}: there is no file “${specifier}”. The proof is at the root of the project, so its import paths begin with “./” and a folder.`,
      );
  let used = proof;
  const imported: string[] = [];
  for (const { 0: statement, 1: list, 2: specifier, index } of proof.matchAll(NAMED)) {
    const file = specifier!.startsWith(".") ? resolve(specifier!, files) : undefined;
    if (!file) continue;
    used = used.replace(statement, "");
    const exported = [...file.text.matchAll(EXPORTED)].map(([, name]) => name!);
    for (const part of list!.split(",").map((one) => one.trim())) {
      const [, name, , local] = /^(?:type )?(\w+)( as (\w+))?$/.exec(part) ?? [];
      if (!name) continue;
      imported.push(local ?? name);
      if (!exported.includes(name) && !EXPORTED_OTHERWISE.test(file.text))
        faults.push(
          `Line ${lineAt(index)}: ${file.path} exports no “${name}”. ${exported.length > 0 ? `It exports ${exported.join(", ")}.` : ""}`.trim(),
        );
    }
  }
  if (faults.length === 0 && proof.trim()) {
    const words = new Set(used.match(/\w+/g));
    // The fault is certain only if the proof imports nothing but vitest and contains no relative path. It could also
    // import a file without "from", or read one with one of Node's modules.
    const readsNothing = [...proof.matchAll(FROM)].every(([, specifier]) => specifier === "vitest");
    if (readsNothing && !/["'`]\.\.?\//.test(proof))
      faults.push("This proof imports nothing from the code, so it can’t show anything about the change.");
    else if (imported.length > 0 && !imported.some((name) => words.has(name)))
      faults.push(`This proof never uses ${imported.join(", ")}. A proof shows something only if it calls the code.`);
  }
  return faults.slice(0, 3);
}
