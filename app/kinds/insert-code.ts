import type { CodePlace, InsertResult } from "~/ui/workspace/workspace-guide";

/**
 * Inserts a walkthrough's code into a file's text: above the last line that equals the place's text, with blank lines
 * around it, or in place of that line. If the text already contains the code's first line, the code counts as inserted.
 */
export function insertCode(text: string, code: string, place: CodePlace): InsertResult<string> {
  const lines = text.split("\n");
  if (lines.includes(code.split("\n")[0]!)) return { why: "there" };
  const at = lines.lastIndexOf("above" in place ? place.above : place.instead);
  if (at < 0) return { why: "no place" };
  const [before, after] = [lines.slice(0, at), lines.slice(at)];
  if ("instead" in place) return { done: [...before, code, ...after.slice(1)].join("\n") };
  const [blank, isClosing] = [before.at(-1)?.trim() ? [""] : [], /^\s*[)\]}]/.test(after[0]!)];
  return { done: [...before, ...blank, code, ...(isClosing ? [] : [""]), ...after].join("\n") };
}
