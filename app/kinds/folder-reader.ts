import { parseExpression } from "@babel/parser";
import type { z } from "zod";
import type { Files } from "~/sandbox/contract";
import { ExerciseProblems, type Folder, type Problem } from "./exercise";

/**
 * Returns the 1-based line of a path such as `["mistakes", 2, "says"]` in JSON text. If the path does not exist,
 * returns the line of its nearest existing parent.
 */
export function lineOfJson(json: string, path: readonly PropertyKey[]): number | undefined {
  try {
    let node: ReturnType<typeof parseExpression> = parseExpression(json);
    let line = node.loc?.start.line;
    for (const step of path) {
      const next = childOf(node, step);
      if (!next) break;
      node = next;
      line = node.loc?.start.line ?? line;
    }
    return line;
  } catch {
    return undefined;
  }
}

/** Returns the syntax error in the text, with its line if known. Null if the text is valid JSON. */
export function faultOfJson(json: string): { message: string; line?: number } | null {
  try {
    JSON.parse(json);
    return null;
  } catch (error) {
    const { message } = error as SyntaxError;
    const reason = message.replace(/ in JSON at position.*$/s, "").replace(/, (?:\.\.\.)?".*" is not valid JSON$/s, "");
    const position = /at position (\d+)/.exec(message)?.[1];
    const line = position ? json.slice(0, Number(position)).split("\n").length : lineOfBabel(json);
    return { message: `is not JSON: ${reason}`, ...(line !== undefined && { line }) };
  }
}

/**
 * V8 doesn't always report the position of a JSON error. Babel's parser does if the text isn't valid JavaScript either.
 */
function lineOfBabel(json: string): number | undefined {
  try {
    parseExpression(json);
    return undefined;
  } catch (error) {
    return (error as { loc?: { line: number } }).loc?.line;
  }
}

type Node = ReturnType<typeof parseExpression>;

function childOf(node: Node, step: PropertyKey): Node | undefined {
  if (node.type === "ArrayExpression") return (node.elements[Number(step)] ?? undefined) as Node | undefined;
  if (node.type !== "ObjectExpression") return undefined;
  for (const property of node.properties) {
    if (property.type !== "ObjectProperty" || property.key.type !== "StringLiteral") continue;
    if (property.key.value === step) return property.value as Node;
  }
  return undefined;
}

/**
 * Reads an exercise's folder file by file and collects every problem, so that an author sees all of them at once.
 * Missing files are replaced by empty values, and `finish` throws if there was any problem.
 */
export class FolderReader {
  readonly #problems: Problem[] = [];
  /** `guide`: the document that describes the folder's format. Problem messages refer to it. */
  constructor(
    readonly folder: Folder,
    readonly guide = "exercises/README.md",
  ) {}

  /** Records a problem. `path`: the path to the faulty value if `file` is a JSON file, used to find the line. */
  problem(file: string, message: string, path?: readonly PropertyKey[]): void {
    const line = path && lineOfJson(this.folder[file] ?? "", path);
    this.#problems.push(line === undefined ? { file, message } : { file, line, message });
  }

  /** Returns the file's text. If the file is missing or blank, returns "" and records a problem. */
  text(file: string): string {
    const text = this.folder[file];
    if (text === undefined) this.problem(file, `is missing: see ${this.guide}`);
    else if (text.trim() === "") this.problem(file, "is empty: write its content");
    return text ?? "";
  }

  /** Returns every file under `folder/`, keyed by its path inside that folder. */
  under(folder: string): Files {
    const prefix = `${folder}/`;
    const inside = Object.entries(this.folder).filter(([path]) => path.startsWith(prefix));
    return Object.fromEntries(inside.map(([path, text]) => [path.slice(prefix.length), text]));
  }

  /** Like `under`, but records a problem if the folder does not exist. */
  files(folder: string): Files {
    const files = this.under(folder);
    if (Object.keys(files).length === 0) this.problem(folder, "is missing: put at least one file in this folder");
    return files;
  }

  /**
   * Parses a JSON file with a schema. If the file does not match, returns null and records a problem for each fault.
   */
  json<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
    const text = this.folder[file];
    if (text === undefined) {
      this.problem(file, `is missing: see ${this.guide}`);
      return null;
    }
    const fault = faultOfJson(text);
    if (fault) {
      this.#problems.push({ file, ...fault });
      return null;
    }
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const place = issue.path.map(String).join(".");
      this.problem(file, `${place ? `"${place}": ` : ""}${issue.message}`, issue.path);
    }
    return null;
  }

  /** Throws `ExerciseProblems` if any problem was recorded. */
  finish(): void {
    if (this.#problems.length > 0) throw new ExerciseProblems(this.#problems);
  }
}
