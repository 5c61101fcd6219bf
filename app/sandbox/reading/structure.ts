import type { Files } from "../contract";
import { inOneForm } from "./one-form";
import { parse } from "./parse";

export type StructureKind = "max-duplication" | "max-function-lines";

/** The maximum number of tokens that are compared, because the search below is quadratic. */
const MAX_TOKENS = 8_000;

/**
 * Measures the structure of code from its syntax tree, printed in a uniform format. Returns `Infinity` for code that
 * does not parse, or is too long to compare.
 * - `max-duplication`: the number of tokens in the longest stretch that occurs twice, regardless of names and values.
 * - `max-function-lines`: the number of lines in the longest function, with a long line counted as several.
 */
export function measure(kind: StructureKind, files: Files): number {
  try {
    const printed = Object.values(files).map(inOneForm);
    return kind === "max-duplication"
      ? longestRepeat(printed.map((text) => shapes(parse(text, { tokens: true }).tokens as Token[])))
      : Math.max(0, ...printed.map((text) => longestFunction(parse(text).program, linesUpTo(text))));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

interface Token {
  readonly type: { readonly label?: string } | string;
}

/** Returns the tokens without names, values and comments. */
function shapes(tokens: readonly Token[]): string[] {
  const labels = tokens.map(({ type }) => (typeof type === "string" ? undefined : type.label));
  return labels.filter((label) => label !== undefined && label !== "eof") as string[];
}

/**
 * Returns the length of the longest run of tokens that occurs at two non-overlapping places, within a file or across
 * files.
 */
function longestRepeat(files: readonly (readonly string[])[]): number {
  // A different separator after each file prevents a run from continuing into the next file.
  const all = files.flatMap((tokens, f) => [...tokens, `end of ${f}`]);
  if (all.length > MAX_TOKENS) return Number.POSITIVE_INFINITY;
  const ids = new Map([...new Set(all)].map((token, id) => [token, id]));
  const codes = Int32Array.from(all, (token) => ids.get(token)!);
  let longest = 0;
  // common[j] is the length of the common run that ends at i and at j.
  // It depends on the previous row, so the loop fills it from the right.
  const common = new Int32Array(codes.length + 1);
  for (let i = 0; i < codes.length; i++) {
    for (let j = i - 1; j >= 0; j--) {
      const run = codes[i] === codes[j] ? Math.min((common[j] ?? 0) + 1, i - j) : 0;
      common[j + 1] = run;
      if (run > longest) longest = run;
    }
    common[0] = 0;
  }
  return longest;
}

/**
 * The number of characters that count as one line, so that code packed into one expression doesn't count as shorter.
 */
const LINE = 120;

/** Returns, for each line starting from 1, the number of lines up to its end. A long line counts as several lines. */
function linesUpTo(text: string): number[] {
  let sum = 0;
  return [0, ...text.split("\n").map((line) => (sum += Math.max(1, Math.ceil(line.length / LINE))))];
}

function longestFunction(value: unknown, lines: readonly number[]): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map((one) => longestFunction(one, lines)));
  if (typeof value !== "object" || value === null || !("type" in value)) return 0;
  const node = value as { type: string; loc?: { start: { line: number }; end: { line: number } } | null };
  const isFunction =
    /Function|ClassMethod|ObjectMethod|ClassPrivateMethod/.test(node.type) && !node.type.startsWith("TS");
  const own = isFunction && node.loc ? lines[node.loc.end.line]! - lines[node.loc.start.line - 1]! : 0;
  const inner = Object.entries(node).map(([key, child]) => (key === "loc" ? 0 : longestFunction(child, lines)));
  return Math.max(own, ...inner);
}
