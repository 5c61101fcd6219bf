import type { Folder, Meta, Problem } from "./exercise";
import type { KindId } from "./kind";

/**
 * A second form: another exercise on the same kind, skills, classes and difficulty, for checking again. It names its
 * first form in `exercise.json`; exercises/README.md, "Second forms".
 */

/** What two forms are compared by. */
export interface Form {
  readonly kind: KindId;
  readonly meta: Meta;
}

const sameWords = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

/** What keeps an exercise from being the second form that it says it is. `first`: the one that it names, if it is there. */
export function problemsOfSecondForm(second: Form, first: Form | null): Problem[] {
  const name = second.meta.secondFormOf;
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ file: "exercise.json", message });
  if (!first) {
    say(`"secondFormOf" names ${name}, and there is no such exercise beside it: name its folder`);
    return problems;
  }
  if (first.meta.secondFormOf)
    say(`"secondFormOf" names ${name}, which is a second form itself: name ${first.meta.secondFormOf}`);
  const must = (field: string, wanted: string) =>
    say(`"${field}" must be that of its first form ${name}: ${wanted || "none"}`);
  if (second.kind !== first.kind) must("kind", first.kind);
  if (second.meta.difficulty !== first.meta.difficulty) must("difficulty", String(first.meta.difficulty));
  for (const field of ["skills", "classes"] as const)
    if (!sameWords(second.meta[field], first.meta[field])) must(field, first.meta[field].join(", "));
  return problems;
}

/** The share of tokens that a second form may have in common with its first form. */
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
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[\p{L}_$][\p{L}\d_$]*|\d[\w.]*|=>|\.\.\.|\?\.|\?\?|[=!]==?|[<>]=|&&|\|\||\S/gu;

/** A file's tokens without comments; names, numbers and texts stand for themselves no more: other names are the same code. */
function tokensOf(source: string): string[] {
  return [...source.matchAll(TOKEN)].flatMap(([token]) => {
    if (/^\/[/*]/.test(token)) return [];
    if (/^["'`]/.test(token)) return ["text"];
    if (/^\d/.test(token)) return ["0"];
    return /^[\p{L}_$]/u.test(token) && !KEYWORDS.has(token) ? ["name"] : [token];
  });
}

const codeOf = (folder: Folder) =>
  Object.entries(folder)
    .filter(([file]) => /\.[cm]?[jt]sx?$/.test(file))
    .map(([, source]) => tokensOf(source));

const runAt = (tokens: readonly string[], at: number) => tokens.slice(at, at + RUN).join(" ");

/** The share (0–1) of the second folder's tokens that lie in a run of 20 which the first has too. 0 where there is no code. */
export function sharedTokens(second: Folder, first: Folder): number {
  const known = new Set<string>();
  for (const tokens of codeOf(first)) for (let at = 0; at + RUN <= tokens.length; at++) known.add(runAt(tokens, at));
  let all = 0;
  let shared = 0;
  for (const tokens of codeOf(second)) {
    all += tokens.length;
    let countedTo = 0;
    for (let at = 0; at + RUN <= tokens.length; at++) {
      if (!known.has(runAt(tokens, at))) continue;
      shared += at + RUN - Math.max(at, countedTo);
      countedTo = at + RUN;
    }
  }
  return all === 0 ? 0 : shared / all;
}
