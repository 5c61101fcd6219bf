import type { CodePlace } from "~/ui/workspace/workspace-guide";

/**
 * Puts a walkthrough's code into a file's text: above the last line that equals the place's text, with blank lines
 * around it, or in place of that line. Returns null if there is no such line, or if the text already contains the code.
 */
export function putCode(text: string, code: string, place: CodePlace): string | null {
  const lines = text.split("\n");
  const at = lines.lastIndexOf("above" in place ? place.above : place.instead);
  if (at < 0 || text.includes(code)) return null;
  const [before, after] = [lines.slice(0, at), lines.slice(at)];
  if ("instead" in place) return [...before, code, ...after.slice(1)].join("\n");
  const isClosing = /^\s*[)\]}]/.test(after[0]!);
  return [...before, ...(before.at(-1)?.trim() ? [""] : []), code, ...(isClosing ? [] : [""]), ...after].join("\n");
}
