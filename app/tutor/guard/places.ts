import { isFunctionWord, isPlainWord } from "./plain-words";

/**
 * Finds lines, numbers and positions in a lower-case text, because these can point at a place or an input without
 * naming it.
 */

const CARDINAL =
  "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen";
const ORDINAL = "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth";
/**
 * Matches a number and the word after it. A number after an article or "all", as in "a hundred" or "all three", doesn't
 * name a place.
 */
const NUMBERS = new RegExp(
  `(?:\\b(a|the|all|these|those) (?:${CARDINAL})\\b)|\\b(?:${CARDINAL}|${ORDINAL})(?:s|th|ieth)?\\b(?: ([a-z]+))?`,
  "g",
);
const NUMBERED = new RegExp(`\\b(?:lines?|rows?) (?:number )?(?:\\d|(?:${CARDINAL})\\b)`);
const PLACES =
  "lines?|rows?|functions?|methods?|loops?|files?|branch(?:es)?|hunks?|classes|class|modules?|helpers?|quer(?:y|ies)|handlers?|calls?|arguments?|variables?|fields?|returns?|conditions?|comments?|statements?|blocks?";
const PLACED = new RegExp(
  `\\b(?:first|second|third|last|next|previous|top|bottom|upper|lower|middle|inner|outer|final|one|two|new|other|only) (?:of the )?(?:\\w{1,15} )?(?:${PLACES})\\b`,
);
const POSITIONS = /\b(?:lines?|top|bottom|below|above|halfway|upper|lower|inner|outer|column)\b/;
/** "Three people", "four ways": a number of things to think about is not a place in the exercise. */
const isCounted = (of: string | undefined): boolean =>
  of !== undefined && (/^(?:things|minutes|hours|times|tests)$/.test(of) || (isPlainWord(of) && !isFunctionWord(of)));
const MOST_DIGITS = 6;

/**
 * Whether a text contains numbers in digits that the learner has not used. In an example, a few short numbers are
 * allowed.
 */
export function hasForeignDigits(lower: string, said: ReadonlySet<string>, isExample: boolean): boolean {
  const digits = (lower.match(/\d+/g) ?? []).filter((one) => !said.has(one));
  return isExample ? digits.length > MOST_DIGITS || digits.some((one) => one.length > 2) : digits.length > 0;
}

/**
 * Whether a text names a place in the code. A single line number that the learner has mentioned doesn't count. In an
 * explanation, only a line given by its number counts as a place.
 */
export function namesPlace(lower: string, said: ReadonlySet<string>, isExplanation: boolean): boolean {
  const rest = said.size === 1 ? lower.replace(/\blines? \d+\b/g, "_") : lower;
  if (isExplanation) return NUMBERED.test(rest);
  return (
    POSITIONS.test(rest) ||
    PLACED.test(rest) ||
    [...rest.matchAll(NUMBERS)].some(([, article, of]) => article === undefined && !isCounted(of))
  );
}
