import { type Folder, isGraded } from "./exercise";

/** Measures how much code two exercises have in common, regardless of names. */

/** The maximum share of tokens that two exercises may have in common. */
export const MOST_SHARED = 0.4;

/**
 * The minimum number of consecutive equal tokens that counts as shared code. Measured on six exercises: with runs of 20
 * tokens, exercises with different code bases share at most 17%, exercises with the same code base 41%, and a renamed
 * copy 100%. With runs of 12, any two exercises share up to 44%, because imports and tests look alike everywhere.
 */
const RUN = 20;

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "abstract as async await break case catch class const continue default delete do else enum export extends false " +
    "finally for from function if implements import in instanceof interface keyof let new null of private protected " +
    "public readonly return satisfies static super switch this throw true try type typeof undefined var void while yield"
  ).split(" "),
);
/**
 * Matches a token. An unterminated token, such as a comment, extends to the end of the text. Otherwise the search for
 * its end would be repeated from every character.
 */
const TOKEN =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?|[\p{L}_$][\p{L}\d_$]*|\d[\w.]*|=>|\.\.\.|\?\.|\?\?|[=!]==?|[<>]=|&&|\|\||\S/gu;

/**
 * Returns a file's tokens without comments. Names, numbers and strings are replaced by placeholders, so code that
 * differs only in its names counts as the same code.
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

/** A folder's code, prepared for comparison. */
export interface CodePrint {
  readonly files: readonly { readonly tokens: number; readonly runs: readonly string[] }[];
  readonly runs: ReadonlySet<string>;
}

export function printOf(folder: Folder): CodePrint {
  const sources = Object.entries(folder).filter(([file]) => /\.[cm]?[jt]sx?$/.test(file) && isGraded(file));
  const files = sources.map(([, source]) => {
    const tokens = tokensOf(source);
    const count = Math.max(0, tokens.length - RUN + 1);
    return { tokens: tokens.length, runs: Array.from({ length: count }, (_, at) => runAt(tokens, at)) };
  });
  return { files, runs: new Set(files.flatMap(({ runs }) => runs)) };
}

/**
 * Returns the share (0–1) of the second folder's tokens that are in a run of 20 tokens that also occurs in the first
 * folder. 0 if there is no code.
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
