import { parse } from "@babel/parser";
import type { Files } from "~/sandbox/contract";

/**
 * Rewrites code without changing its behaviour. Every function gets further local variables (so its work, memory and
 * depth differ) and a first parameter with a default (so its `length` is 0), and every module gets one more export.
 * Assertions about values have the same result before and after. Assertions about the code's form don't.
 *
 * Parses only exercises, never learners' code.
 *
 * @param paths which of `files` to rewrite; files that do not parse stay unchanged
 */
export function rewrite(files: Files, paths: readonly string[]): Files {
  return { ...files, ...Object.fromEntries(paths.map((path) => [path, rewritten(files[path]!)])) };
}

export type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

function rewritten(source: string): string {
  const program = parseModule(source);
  if (!program) return source;
  const insertions: Insertion[] = [{ at: source.length, text: "\nexport const restOfModule = 0;\n" }];
  visit(program, (node) => {
    const body = node.body as Node | undefined;
    if (!Array.isArray(node.params) || body?.type !== "BlockStatement") return;
    insertions.push({ at: afterDirectives(body), text: " const one$ = 1, two$ = [one$, one$]; void two$;" });
    const first = node.params[0] as Node | undefined;
    if (first?.type === "Identifier" && !first.optional && first.name !== "this" && node.kind !== "set")
      insertions.push({ at: first.end, text: " = undefined" });
  });
  return insert(source, insertions);
}

/**
 * Parses a module. Null if it doesn't parse. Like everything in this file, this function is only for code in exercises.
 */
export function parseModule(source: string): { readonly body: readonly Node[] } | null {
  try {
    const { program } = parse(source, { sourceType: "module", plugins: ["typescript"] });
    return program as unknown as { readonly body: readonly Node[] };
  } catch {
    return null;
  }
}

export const insert = (source: string, insertions: readonly Insertion[]): string =>
  [...insertions]
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), source);

const afterDirectives = (body: Node) => (body.directives as Node[]).at(-1)?.end ?? body.start + 1;

export function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (typeof value === "object" && value !== null) {
    if ("type" in value && "start" in value) see(value as Node);
    for (const child of Object.values(value)) visit(child, see);
  }
}
