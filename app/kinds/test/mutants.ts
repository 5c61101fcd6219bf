import type { Files, Mutant, MutatedFiles } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants.server";
import type { TestContent } from "./content";

/** A hundred exercises' mutants are some megabytes; making one exercise's takes 70–230 ms. */
const MAX_KEPT = 100;
const kept = new Map<string, Promise<MutatedFiles>>();

/** The mutants of an exercise's reference, made once for one text of it. */
export function mutantsOf({ exercise, reference }: TestContent): Promise<MutatedFiles> {
  const key = JSON.stringify([exercise.subject, exercise.subject.map((file) => reference[file])]);
  const known = kept.get(key);
  if (known) return known;
  const made = mutate(reference, exercise.subject);
  // A failure of ours is tried again the next time.
  made.catch(() => kept.delete(key));
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}

/**
 * The reference with one mutant in place, as plain source. An expression goes into brackets: in `a && b && c` the
 * mutant `a || b` must not be read as `a || (b && c)`.
 */
export function withMutant(reference: Files, mutant: Mutant): Files {
  const { replacement } = mutant;
  const isStatement = /^\s*(\{|case\b|default\b)/.test(replacement);
  const placed = isStatement ? mutant : { ...mutant, replacement: `(${replacement})` };
  return { ...reference, [mutant.file]: splice(reference[mutant.file]!, placed) };
}

function splice(text: string, { line, column, endLine, endColumn, replacement }: Mutant): string {
  const lines = text.split("\n");
  const head = lines.slice(0, line - 1).concat(lines[line - 1]!.slice(0, column - 1));
  const tail = [lines[endLine - 1]!.slice(endColumn - 1), ...lines.slice(endLine)];
  return head.join("\n") + replacement + tail.join("\n");
}

/** The lines that a mutant changes, before and after, at most six each. */
export function diffOf(reference: Files, mutant: Mutant): { before: string; after: string } {
  const text = reference[mutant.file]!;
  const lines = text.split("\n");
  const changed = splice(text, mutant).split("\n");
  const untouched = lines.length - mutant.endLine;
  const cut = (part: string[]) => (part.length > 6 ? [...part.slice(0, 5), "…"] : part).join("\n");
  return {
    before: cut(lines.slice(mutant.line - 1, mutant.endLine)),
    after: cut(changed.slice(mutant.line - 1, changed.length - untouched)),
  };
}
