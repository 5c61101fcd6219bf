import { parse } from "./parse";

/**
 * A text that is the same for code that means the same to a reader: the syntax tree without places, comments, and the
 * ways in which one may write a value (quotes, brackets that change nothing). Names and values stay. Code that does not
 * parse stands as it is, without the blanks at the ends of its lines.
 */
export function sameCode(path: string, text: string): string {
  try {
    if (path.endsWith(".json")) return JSON.stringify(JSON.parse(text));
    const { program } = parse(text);
    return JSON.stringify(program, (key, value) => (DROPPED.has(key) ? undefined : value));
  } catch {
    return text
      .split(/\r?\n/)
      .map((line) => line.trimEnd())
      .join("\n")
      .trim();
  }
}

/** `extra` holds how a value was written; everything that it means stands beside it. */
const DROPPED: ReadonlySet<string> = new Set(["start", "end", "loc", "range", "extra", "errors", "comments"]);
