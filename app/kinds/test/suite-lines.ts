import { parse } from "@babel/parser";

type Node = { type: string; loc?: { start: { line: number } } | null } & Record<string, unknown>;

/**
 * The lines on which a suite's tests stand, by title; `each` titles hold for all their rows. Null for a title that is
 * not written out in the source. Used to place results at tests, for nothing else.
 */
export function lineFinder(suite: string): (title: string) => number | null {
  const found: { pattern: RegExp; line: number }[] = [];
  try {
    walk(parse(suite, { sourceType: "module", plugins: ["typescript"], errorRecovery: true }).program, found);
  } catch {
    // A suite that does not parse has no test, and so no line is asked for.
  }
  return (title) => found.find(({ pattern }) => pattern.test(title))?.line ?? null;
}

function walk(value: unknown, found: { pattern: RegExp; line: number }[]): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found);
    return;
  }
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  const node = value as Node;
  const title = node.type === "CallExpression" && isTest(node.callee) ? titleOf((node.arguments as Node[])[0]) : null;
  if (title !== null) found.push({ pattern: titlePattern(title), line: node.loc!.start.line });
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
function titlePattern(title: string): RegExp {
  const parts = title.split(/%[sdifjo#%]|\$[\w.]+/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\S]*")}$`);
}
