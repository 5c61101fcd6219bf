import { exerciseWords, partsOf, type Seen } from "./exercise-words";
import { inOneAlphabet, withoutMarkup } from "./plain-text";
import { isCommonWord, isPlainWord, stem } from "./plain-words";
import { isCode } from "./rules";

/**
 * Withholds the parts of an answer about a report that belong to another exercise: names from exercises that the
 * learner is still working on, and code that shares nothing with the report's exercise. The rules use only what the
 * learner sees.
 */

/** Shown once in place of everything that was withheld. */
export const LEFT_OUT = "The tutor left out a part of this answer that isn’t about this report.";

const NAME = /[A-Za-z_$][\w$]*/g;
/** The maximum number of lines of code outside a code block that share nothing with the exercise. */
const MOST_FOREIGN_LINES = 2;
const LONGEST_NAME = 5;
/** Names that JavaScript itself defines, and which therefore belong to no exercise. */
const BUILT_IN = new Set(
  [globalThis, String, Array, Number, Promise, Map, Set, Date, RegExp, Object, Function, JSON, Math]
    .flatMap((one) => [one, (one as { prototype?: object }).prototype ?? {}])
    .flatMap((one) => Object.getOwnPropertyNames(one))
    .map((name) => name.toLowerCase()),
);
/** Names of the test library. */
const OF_TESTS = /^(?:to(?:be|equal|strict|match|throw|have|contain)|(?:before|after)(?:each|all)$)/;
const keyOf = (name: string): string => partsOf(name).join("");
const isKnown = (word: string): boolean => isPlainWord(word) || isCommonWord(word);
/** Whether a line outside a code block is code. A sentence that only mentions a call is prose. */
const isCodeLine = (line: string): boolean => isCode(line) && !isSentence(line.trim());
const isSentence = (line: string): boolean =>
  /^\W{0,3}[A-Z]/.test(line) && line.includes(" ") && /[.?!:]\W{0,2}$/.test(line);

/**
 * Returns a function that decides whether a part of an answer is withheld. Call it with the parts in order. `own` is
 * the report's exercise, with the report and the work. `others` are the exercises that the learner is working on.
 */
export function createReportGuard(own: Seen, others: readonly Seen[]): (part: string) => boolean {
  const { stems, singles, compounds } = exerciseWords(own);
  const isOwn = (name: string) => compounds.has(name) || singles.has(name) || stems.has(stem(name));
  const foreign = new Set(
    others
      .map(exerciseWords)
      .flatMap((other) => [...other.compounds, ...other.declared])
      .filter((name) => !isOwn(name) && !BUILT_IN.has(name) && !OF_TESTS.test(name)),
  );
  let [isFence, foreignLines] = [false, 0];

  /** Whether a text contains a name from another exercise, even in another spelling or split into words. */
  function hasForeignName(text: string): boolean {
    const names = text.match(NAME) ?? [];
    if (names.some((name) => foreign.has(keyOf(name)))) return true;
    const words = names.flatMap(partsOf);
    return words.some((_, at) => {
      for (let length = 2; length <= LONGEST_NAME && at + length <= words.length; length++) {
        const parts = words.slice(at, at + length);
        if (foreign.has(parts.join("")) && !parts.every(isKnown)) return true;
      }
      return false;
    });
  }
  const isShared = (line: string) =>
    (line.match(NAME) ?? []).some(
      (name) =>
        (compounds.has(keyOf(name)) && !BUILT_IN.has(keyOf(name))) ||
        partsOf(name).some((part) => stems.has(stem(part)) && !isCommonWord(part)),
    );

  return (part) => {
    const text = inOneAlphabet(part);
    const [block, lines]: [string[], string[]] = [[], []];
    for (const line of text.split("\n"))
      if (line.trimStart().startsWith("```")) isFence = !isFence;
      else if (isFence) block.push(line);
      else if (isCodeLine(line)) lines.push(line);
    if (!lines.some(isShared)) foreignLines += lines.length;
    return (
      hasForeignName(text) ||
      // Markup must not hide a name by splitting it.
      hasForeignName(withoutMarkup(text)) ||
      (block.some((line) => line.trim()) && !block.some(isShared)) ||
      (lines.length > 0 && !lines.some(isShared) && foreignLines > MOST_FOREIGN_LINES)
    );
  };
}
