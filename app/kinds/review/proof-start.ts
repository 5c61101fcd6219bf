import { startOfOwnTest } from "../own-test";
import { isWhole } from "./findings";
import { type ReviewOpen, textOf } from "./open";
import type { DraftFinding } from "./work";

/**
 * What a proof starts with, and what its imports say before it runs. A proof whose text is unchanged is stored as "",
 * so it is never sent and never counts. These read the learner's own text in their own browser, by simple patterns: a
 * fault is named only where the text leaves no doubt.
 */

interface CodeFile {
  readonly path: string;
  readonly text: string;
}

const EXPORTED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function|function\*|const|let|class|enum|type|interface) (\w+)/gm;
/** Exports that are not declarations: what they name can't be told from one line. */
const EXPORTED_OTHERWISE = /^export (?:\*|\{|default (?!async |function |class ))/m;

/** The files of the change after it, and the rest of the code base: what a proof may import. */
export const filesOf = (open: ReviewOpen): readonly CodeFile[] => [
  ...open.others,
  ...open.files.flatMap((file) => {
    const text = textOf(file, "new");
    return text === null ? [] : [{ path: file.path, text }];
  }),
];

/** A test that runs and passes on any code, and imports the finding's file. */
export const startOfProof = ({ place }: Pick<DraftFinding, "place">, open: ReviewOpen): string =>
  startOfOwnTest(
    open.files.map((file) => ({ path: file.path, text: textOf(file, "new") ?? "" })),
    isWhole(place) ? undefined : place.file,
  );

/** The proof as the editor shows it and as it runs. */
export const textOfProof = (finding: DraftFinding, open: ReviewOpen): string =>
  finding.proof === "" ? startOfProof(finding, open) : (finding.proof ?? "");

/** The proof as it is stored: "" while it is unchanged, a line break once it was emptied. */
export const keptProof = (text: string, finding: DraftFinding, open: ReviewOpen): string =>
  text === startOfProof(finding, open) ? "" : text === "" ? "\n" : text;

const FROM = /\bfrom\s*["']([^"'\n]*)["']/g;
const NAMED = /\bimport\s*\{([^{}]*)\}\s*from\s*["']([^"'\n]*)["']/g;

/** The file that a relative import at the root means; undefined if there is none. */
function resolve(specifier: string, files: readonly CodeFile[]): CodeFile | undefined {
  const path = specifier.replace(/^(?:\.\/)+/, "");
  const stem = path.replace(/\.[jt]sx?$/, "");
  const ends = [".ts", ".tsx", ".js", ".jsx", ".json", "/index.ts", "/index.js"];
  const meant = new Set([path, ...ends.map((end) => stem + end)]);
  return files.find((file) => meant.has(file.path));
}

/** What is wrong with a proof's imports, in sentences for the learner; at most three. */
export function faultsOfImports(text: string, files: readonly CodeFile[]): string[] {
  const proof = text.replaceAll(/^[ \t]*\/\/.*$/gm, "");
  const faults: string[] = [];
  const lineAt = (index: number) => proof.slice(0, index).split("\n").length;
  const relative = [...proof.matchAll(FROM)].filter(([, specifier]) => specifier!.startsWith("."));
  for (const { 1: specifier, index } of relative)
    if (!resolve(specifier!, files))
      faults.push(
        specifier!.startsWith("..")
          ? `Line ${lineAt(index)}: this file is at the root of the project, so “${specifier}” leads out of it. Begin with “./”.`
          : `Line ${lineAt(index)}: there is no file “${specifier}”. This file is at the root of the project, so a path begins with “./” and a folder.`,
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
    // A file can also be imported without "from", or read through one of Node's modules.
    const readsNothing = [...proof.matchAll(FROM)].every(([, specifier]) => specifier === "vitest");
    if (readsNothing && !/["'`]\.\.?\//.test(proof))
      faults.push("It imports nothing from the code, so it can’t show anything about the change.");
    else if (imported.length > 0 && !imported.some((name) => words.has(name)))
      faults.push(`It never uses ${imported.join(", ")}. A proof shows something only if it calls the code.`);
  }
  return faults.slice(0, 3);
}
