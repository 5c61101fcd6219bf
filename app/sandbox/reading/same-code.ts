import { parse } from "./parse";

/**
 * Returns a string that is equal for code that means the same to a reader. It consists of the syntax tree, including
 * names and values, but without positions, comments, or the way in which a value is written (quotes, redundant
 * brackets). Code that doesn't parse is returned as it is, without trailing white space.
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

/**
 * Properties that are dropped. `extra` describes only how a value is written; the value itself is in the other
 * properties.
 */
const DROPPED: ReadonlySet<string> = new Set(["start", "end", "loc", "range", "extra", "errors", "comments"]);
