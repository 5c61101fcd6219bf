import type { Files, Mutant } from "~/sandbox/contract";

/**
 * Applies one mutant to the source code, as plain text. Puts an expression in brackets, because in `a && b && c`, the
 * mutant `a || b` must not be read as `a || (b && c)`. The closing bracket is on its own line, because the replacement
 * may end with a comment.
 */
export function withMutant(files: Files, mutant: Mutant): Files {
  const { replacement } = mutant;
  const isStatement = /^\s*(\{|(case|default|for)\b)/.test(replacement);
  const placed = isStatement ? mutant : { ...mutant, replacement: `(${replacement}\n)` };
  return { ...files, [mutant.file]: splice(files[mutant.file]!, placed) };
}

function splice(text: string, { line, column, endLine, endColumn, replacement }: Mutant): string {
  const lines = text.split("\n");
  const head = lines.slice(0, line - 1).concat(lines[line - 1]!.slice(0, column - 1));
  const tail = [lines[endLine - 1]!.slice(endColumn - 1), ...lines.slice(endLine)];
  return head.join("\n") + replacement + tail.join("\n");
}

/** Returns the lines that a mutant changes, before and after, at most six of each. */
export function diffOf(files: Files, mutant: Mutant): { before: string; after: string } {
  const text = files[mutant.file]!;
  const lines = text.split("\n");
  const changed = splice(text, mutant).split("\n");
  const untouched = lines.length - mutant.endLine;
  const cut = (part: string[]) => (part.length > 6 ? [...part.slice(0, 5), "…"] : part).join("\n");
  return {
    before: cut(lines.slice(mutant.line - 1, mutant.endLine)),
    after: cut(changed.slice(mutant.line - 1, changed.length - untouched)),
  };
}
