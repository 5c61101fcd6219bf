import type { Folder } from "./exercise";

/** How much code two exercises have in common, whatever the names in it. */

/** The share of tokens that two exercises may have in common. */
export const MOST_SHARED = 0.4;

/**
 * So many tokens in a row that are the same are a piece of the same code. Measured on six exercises: with 20, two of
 * other code bases have at most 17 % in common, two of one code base 41 %, a copy under other names 100 %; with 12 any
 * two have up to 44 %, since imports and tests are alike everywhere.
 */
const RUN = 20;

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "abstract as async await break case catch class const continue default delete do else enum export extends false " +
    "finally for from function if implements import in instanceof interface keyof let new null of private protected " +
    "public readonly return satisfies static super switch this throw true try type typeof undefined var void while yield"
  ).split(" "),
);
/** What never ends, a comment say, is one token up to the end: else it would be looked for again from each letter. */
const TOKEN =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?|[\p{L}_$][\p{L}\d_$]*|\d[\w.]*|=>|\.\.\.|\?\.|\?\?|[=!]==?|[<>]=|&&|\|\||\S/gu;

/**
 * A file's tokens without comments; names, numbers and texts stand for themselves no more: other names are the same
 * code.
 */
function tokensOf(source: string): string[] {
  return [...source.matchAll(TOKEN)].flatMap(([token]) => {
    if (/^\/[/*]/.test(token)) return [];
    if (/^["'`]/.test(token)) return ["text"];
    if (/^\d/.test(token)) return ["0"];
    return /^[\p{L}_$]/u.test(token) && !KEYWORDS.has(token) ? ["name"] : [token];
  });
}

const runAt = (tokens: readonly string[], at: number) => tokens.slice(at, at + RUN).join(" ");

/** A folder's code, made ready to be compared with others'. */
export interface CodePrint {
  readonly files: readonly { readonly tokens: number; readonly runs: readonly string[] }[];
  readonly runs: ReadonlySet<string>;
}

export function printOf(folder: Folder): CodePrint {
  const sources = Object.entries(folder).filter(([file]) => /\.[cm]?[jt]sx?$/.test(file));
  const files = sources.map(([, source]) => {
    const tokens = tokensOf(source);
    const count = Math.max(0, tokens.length - RUN + 1);
    return { tokens: tokens.length, runs: Array.from({ length: count }, (_, at) => runAt(tokens, at)) };
  });
  return { files, runs: new Set(files.flatMap(({ runs }) => runs)) };
}

/**
 * The share (0–1) of the second folder's tokens that lie in a run of 20 which the first has too. 0 where there is no
 * code.
 */
export function sharedTokens(second: CodePrint, first: CodePrint): number {
  let all = 0;
  let shared = 0;
  for (const { tokens, runs } of second.files) {
    all += tokens;
    let countedTo = 0;
    for (const [at, run] of runs.entries()) {
      if (!first.runs.has(run)) continue;
      shared += at + RUN - Math.max(at, countedTo);
      countedTo = at + RUN;
    }
  }
  return all === 0 ? 0 : shared / all;
}
