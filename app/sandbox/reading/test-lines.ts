import { parse } from "./parse";

type Node = { type: string; loc?: { start: { line: number } } | null } & Record<string, unknown>;

/**
 * Returns the lines of a suite's tests, in the order of their titles. The title of an `each` represents all its rows.
 * Null for a title that isn't quoted in full in the source. Used only to show results next to tests.
 */
export function linesOfTests(suite: string, titles: readonly string[]): (number | null)[] {
  const found: Found[] = [];
  try {
    walk(parse(suite, { errorRecovery: true }).program, found);
  } catch {
    // Without a syntax tree, the results have no lines, but are otherwise complete.
  }
  return titles.map((title) => bestOf(found, title)?.line ?? null);
}

/** Returns the most specific title that fits. `"%s"` fits every title, so an exact title is preferred. */
function bestOf(found: readonly Found[], title: string): Found | null {
  const lettersOf = ({ parts }: Found) => (parts.length === 1 ? Number.POSITIVE_INFINITY : parts.join("").length);
  return found
    .filter(({ parts }) => fits(parts, title))
    .reduce<Found | null>((best, one) => (best && lettersOf(best) >= lettersOf(one) ? best : one), null);
}

/** A title as written in the source, split at its placeholders, with its line. */
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

/** The maximum number of members and calls after `it` that are followed: `it.concurrent.only.each(rows)` has four. */
const MOST_LINKS = 10;

/** Whether a callee is `it`, `test`, or one of their members: `it.only`, `test.each(rows)`, `it.skipIf(x)`. */
function isTest(callee: unknown): boolean {
  let node = callee as Node;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (node.type === "Identifier") return node.name === "it" || node.name === "test";
    if (node.type === "MemberExpression") node = node.object as Node;
    else if (node.type === "CallExpression") node = node.callee as Node;
    else if (node.type === "TaggedTemplateExpression") node = node.tag as Node;
    else return false;
  }
  return false;
}

function titleOf(node: Node | undefined): string | null {
  if (node?.type === "StringLiteral") return node.value as string;
  if (node?.type !== "TemplateLiteral") return null;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return quasis.map((quasi) => quasi.value.cooked).join("%s");
}

/** Splits a title at `%s`, `$name` and `${…}`, which match anything. */
const partsOf = (title: string): string[] => title.split(/%[sdifjo#%]|\$[\w.]+/);

/**
 * Whether a title consists of these parts with anything between them. Searches for each part once, after the previous
 * one. A regular expression such as `.*.*.*` would try all ways to split a title, and block the server for hours.
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
