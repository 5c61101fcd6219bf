import type { Files } from "../contract";
import { parse } from "./parse";

export type StructureKind = "max-duplication" | "max-function-lines";

/** More tokens than this are not compared: the search below takes their square. */
const MAX_TOKENS = 8_000;

/**
 * Measures the shape of code on its syntax tree. `Infinity` for code that does not parse, or is too long to compare.
 * - `max-duplication`: tokens of the longest stretch that stands there twice, whatever its names and values are.
 * - `max-function-lines`: lines of the longest function.
 */
export function measure(kind: StructureKind, files: Files): number {
  try {
    const parsed = Object.values(files).map((text) => parse(text, { tokens: kind === "max-duplication" }));
    return kind === "max-duplication"
      ? longestRepeat(parsed.map(({ tokens }) => shapes(tokens as Token[])))
      : Math.max(0, ...parsed.map(({ program }) => longestFunction(program)));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

interface Token {
  readonly type: { readonly label?: string } | string;
}

/** Tokens without names and values; comments are left out. */
function shapes(tokens: readonly Token[]): string[] {
  const labels = tokens.map(({ type }) => (typeof type === "string" ? undefined : type.label));
  return labels.filter((label) => label !== undefined && label !== "eof") as string[];
}

/** Length of the longest run of tokens that occurs at two places which do not overlap, within or across files. */
function longestRepeat(files: readonly (readonly string[])[]): number {
  // A separator that equals nothing, itself included, keeps runs inside a file.
  const all = files.flatMap((tokens, f) => [...tokens, `end of ${f}`]);
  if (all.length > MAX_TOKENS) return Number.POSITIVE_INFINITY;
  const ids = new Map([...new Set(all)].map((token, id) => [token, id]));
  const codes = Int32Array.from(all, (token) => ids.get(token)!);
  let longest = 0;
  // common[j]: length of the common run that ends at i and at j; read from the row before, so filled from the right.
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

function longestFunction(value: unknown): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map(longestFunction));
  if (typeof value !== "object" || value === null || !("type" in value)) return 0;
  const node = value as { type: string; loc?: { start: { line: number }; end: { line: number } } | null };
  const isFunction =
    /Function|ClassMethod|ObjectMethod|ClassPrivateMethod/.test(node.type) && !node.type.startsWith("TS");
  const own = isFunction && node.loc ? node.loc.end.line - node.loc.start.line + 1 : 0;
  const inner = Object.entries(node).map(([key, child]) => (key === "loc" ? 0 : longestFunction(child)));
  return Math.max(own, ...inner);
}
