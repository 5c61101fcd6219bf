/**
 * A run of characters in one tone. Four tones are enough: keywords, literals, names where defined and types, comments.
 */
export interface Token {
  readonly text: string;
  readonly tone?: Tone;
}
export type Tone = "word" | "text" | "name" | "note";

/** The grammar for a file's name. JavaScript is read as TypeScript, which contains it. */
export function languageOf(path: string): "typescript" | "tsx" | "json" | "plain" {
  const end = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (["ts", "mts", "cts", "js", "mjs", "cjs"].includes(end)) return "typescript";
  if (end === "tsx" || end === "jsx") return "tsx";
  return end === "json" ? "json" : "plain";
}

/** Code without tones, one list a line. */
export const plainTokens = (code: string): Token[][] => code.split(/\r?\n/).map((text) => (text ? [{ text }] : []));
