/** A run of characters with one tone. Four tones are enough: keywords, literals, types and defined names, comments. */
export interface Token {
  readonly text: string;
  readonly tone?: Tone;
  /** The fragment of the link to this name's definition. */
  readonly to?: string;
  /** The fragment of the URL of this definition. Absent if nothing links to the definition. */
  readonly id?: string;
}
export type Tone = "word" | "text" | "name" | "note";

/** The grammar for a file's name. JavaScript uses TypeScript's grammar, which includes JavaScript's. */
export function languageOf(path: string): "typescript" | "tsx" | "json" | "plain" {
  const end = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (["ts", "mts", "cts", "js", "mjs", "cjs"].includes(end)) return "typescript";
  if (end === "tsx" || end === "jsx") return "tsx";
  return end === "json" ? "json" : "plain";
}

/** Code without highlighting, one list per line. */
export const plainTokens = (code: string): Token[][] => code.split(/\r?\n/).map((text) => (text ? [{ text }] : []));
