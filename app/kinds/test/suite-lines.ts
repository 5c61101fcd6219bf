import { parse } from "@babel/parser";

type Node = { type: string; loc?: { start: { line: number } } | null } & Record<string, unknown>;

/**
 * The lines on which a suite's tests stand, by title; `each` titles hold for all their rows. Null for a title that is
 * not written out in the source. Used to place results at tests, for nothing else.
 */
export function lineFinder(suite: string): (title: string) => number | null {
  const found: Found[] = [];
  try {
    walk(parse(suite, { sourceType: "module", plugins: ["typescript"], errorRecovery: true }).program, found);
  } catch {
    // A suite that does not parse has no test, and so no line is asked for.
  }
  return (title) => found.find(({ parts }) => fits(parts, title))?.line ?? null;
}

/** A title as it stands in the source, cut at its places, and its line. */
interface Found {
  readonly parts: readonly string[];
  readonly line: number;
}

function walk(value: unknown, found: Found[]): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found);
    return;
  }
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  const node = value as Node;
  const title = node.type === "CallExpression" && isTest(node.callee) ? titleOf((node.arguments as Node[])[0]) : null;
  if (title !== null) found.push({ parts: partsOf(title), line: node.loc!.start.line });
  for (const [key, child] of Object.entries(node)) if (key !== "loc") walk(child, found);
}

/** `it`, `test`, and what hangs on them: `it.only`, `test.each(rows)`, `it.skipIf(x)`. */
function isTest(callee: unknown): boolean {
  const node = callee as Node;
  if (node.type === "Identifier") return node.name === "it" || node.name === "test";
  if (node.type === "MemberExpression") return isTest(node.object);
  if (node.type === "CallExpression") return isTest(node.callee);
  return node.type === "TaggedTemplateExpression" && isTest(node.tag);
}

function titleOf(node: Node | undefined): string | null {
  if (node?.type === "StringLiteral") return node.value as string;
  if (node?.type !== "TemplateLiteral") return null;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return quasis.map((quasi) => quasi.value.cooked).join("%s");
}

/** `%s`, `$name` and `${…}` stand for anything. */
const partsOf = (title: string): string[] => title.split(/%[sdifjo#%]|\$[\w.]+/);

/**
 * Whether a title is made of these parts with anything between them. Each part is looked for once, behind the one
 * before it: a pattern such as `.*.*.*` would try all ways to cut a title, and hold up the server for hours.
 */
function fits(parts: readonly string[], title: string): boolean {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (parts.length === 1) return title === first;
  if (!title.startsWith(first) || !title.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = title.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= title.length;
}
