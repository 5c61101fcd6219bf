import type { Rung } from "../ladder/rungs";
import { isDefectWord, namedClasses, pointsAtDefects } from "./defect-words";
import { type ExerciseWords, isMenu, namedIn, namesConcept, partsOf } from "./exercise-words";
import { hasHiddenWriting } from "./hidden-writing";
import { isAscii } from "./plain-text";
import { isCommonWord, isFunctionWord, isPlainWord, stem } from "./plain-words";
import { hasVerdict } from "./verdicts";

const OFF = new Set((process.env.OFF ?? "").split(","));
const N = (name: string, usual: number) => Number(process.env[name] ?? usual);

/**
 * The rules for one reply, in the order in which they are tested. Two modes: a question about the learner's own
 * checking, in words that fit any exercise; or an explanation, once the learner has named what to explain.
 * Long: the rules share what they know of the reply.
 */
export interface Rules {
  /** The rule that a paragraph breaks; null if it may be shown. `raw` still has its backticks. */
  brokenBy(text: string, raw: string): string | null;
}

const NAME = /[A-Za-z_$][\w$]*/g;
const WORD = /[a-z]+(?:'[a-z]+)?/g;
const LONGEST_PARAGRAPH = 700;
/** More first letters could spell a longer word. */
const MOST_SENTENCES = 6;
const MOST_CODE_LINES = 2;
/** The exercise's own words: a few in a reply are chance, more of them describe the exercise. */
const MOST_OWN_WORDS = { get question() { return N("OWNQ", 1); }, get explanation() { return N("OWNE", 5); } };
/** Words of a question that are neither plain, nor common, nor the learner's. */
const MOST_OTHER_WORDS = N("OTHER", 6);
/** Words that hint, by chance, at a kind of defect that the learner has not named. */
const MOST_HINTS = { question: 0, get explanation() { return N("HINTE", 2); } };
const MOST_EVERYDAY = { question: 1, get explanation() { return N("EVE", 4); } };

const NUMBER_WORDS =
  "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
const NUMBERS = new RegExp(`\\b(?:${NUMBER_WORDS.replaceAll(" ", "|")})(?:s|th|ieth)?\\b`);
/** How many people, ways or examples to think of: no place in the exercise. */
const COUNTED =
  /\b(?:three|four|five) (?:people|things|ways|words|sentences|questions|examples|reasons|colleagues|readers|kinds)\b/g;
const PLACES =
  "lines?|rows?|functions?|methods?|loops?|files?|branch(?:es)?|hunks?|classes|class|modules?|helpers?|quer(?:y|ies)|handlers?|calls?|arguments?|variables?|fields?|returns?|conditions?|comments?|statements?|blocks?";
const PLACED = new RegExp(
  `\\b(?:first|second|third|last|next|previous|top|bottom|upper|lower|middle|inner|outer|final|one|two|new|other|only) (?:of the )?(?:\\w{1,15} )?(?:${PLACES})\\b`,
);
const POSITIONS = /\b(?:lines?|top|bottom|below|above|halfway|upper|lower|inner|outer|column)\b/;

const NUMBERED = new RegExp(`\\b(?:lines?|rows?) (?:number )?(?:\\d|(?:${NUMBER_WORDS.replaceAll(" ", "|")})\\b)`);

/** A sentence that says something of the exercise's code or of the learner's work. */
const STATEMENT =
  /^(?:but |because |so |and )?(?:the|this|your|its|their|these|those|ai's) (?:\w{1,12} )?(?:code|changes?|implementation|author|suite|patch|diff|version|draft|fix|model|ai)\b/;

/** Questions that point: at a part of the code, or at what it does. */
const POINTS =
  /\bwhat (?:happens|happened) (?:here|there|when|if|to)\b|(?:^|[.?!:;,] |\b(?:but|and) )(?:have|did) you (?:considered?|looked?|thought|think|compared?|noticed?|heard?|seen?) (?!what|how|your)|\b(?:what|how) about\b|\bwhat (?:does|do) the (?!code|program)\w{1,20}(?: \w{1,20})? (?:do|mean|return)\b/;

/** What a question is about if it is about the learner's own checking. */
const CHECKING = new Set(
  `task specification spec description promise rule requirement example evidence proof prove test suite check expect
  expectation compare predict prediction result outcome input reader author colleague caller user reviewer complain complaint
  explain explanation describe understand understood confident convince believe belief trust doubt claim concept idea
  sentence decide decision observe reproduce experiment try tried learn defend judge assume reason argument rely unclear
  sure certain question ask wonder program notice run story surprise experience`
    .split(/\s+/)
    .map(stem),
);
const CHECKS =
  /\b(?:report|find out|by hand|rule (?:it |that |them )?out|ruled (?:it |that |them )?out|tell \w+(?: \w+)? apart|own (?:words|eyes)|(?:have|need|like|want) to see|you know)\b/;
/** A thing to do. */
const IMPERATIVE =
  /(?:^|, |^then |^instead |^next |^now |^so |^and |^but )(?:take|work|pick|choose|try|tell|say|explain|describe|name|list|write|imagine|start|begin|follow|read|think|collect|compare|make|go|put|turn|ask|treat|picture|you (?:could|can|might))\b/;
const CODE_WORDS = new Set("let const return if else for of in true false function await async new".split(" "));

/** Sentences, or code: from a capital to a full stop. A single word is neither. */
function isProse(text: string, codeLines: number): boolean {
  const letters = text.replace(/[^A-Za-z]/g, "");
  if (letters.length > 8 && letters.replace(/[^A-Z]/g, "").length > letters.length / 2) return false;
  if (codeLines > 0) return true;
  return (
    /^(?:- )?["'(]?[A-Z]/.test(text) &&
    /[.?!:]["')]{0,2}$/.test(text) &&
    (text.includes("?") || text.split(" ").length > 4)
  );
}

const isCode = (line: string): boolean =>
  /[{}=[\]]|=>|;\s*$|\w\(|^\s*(?:\/\/|#|import |return |const |let |if )/.test(line);

/** Sentences with the sign at their end. */
const sentencesOf = (lower: string): string[] =>
  (lower.match(/[^.?!:;]+[.?!:;]?/g) ?? []).map((one) => one.trim().replace(/^["') -]+/, "")).filter(Boolean);
const wordsOf = (lower: string): string[] => lower.match(WORD) ?? [];

export function createRules(exercise: ExerciseWords, rung: Rung, message: string): Rules {
    const classes = namedClasses(message);
  const isExplanation =
    (rung === "concept" || rung === "example") && (namesConcept(message, exercise) || classes.size === 1);
  const mode = isExplanation ? "explanation" : "question";
  const named = namedIn(message, exercise);
  const openClasses = classes.size === 1 ? classes : new Set<never>();
  const said = isMenu(message) ? new Set<string>() : new Set(partsOf(message).map(stem));
  let [before, codeLines, otherWords] = ["", 0, 0];
  const ownWords = new Set<string>();

  const isNamed = (name: string) => named.names.has(partsOf(name).join(""));
  const isKnown = (word: string) => isPlainWord(word) || isCommonWord(word) || said.has(stem(word));
  const isOwnWord = (word: string) =>
    exercise.stems.has(stem(word)) && !named.stems.has(stem(word)) && (isExplanation || !isCommonWord(word));

  function brokenBy(original: string, raw: string): string | null {
    const text = original.replace(NAME, (name) => (isNamed(name) ? "it" : name));
    if (!isAscii(raw)) return "alphabet";
    if (text.length > LONGEST_PARAGRAPH) return "length";
    const lower = text.toLowerCase().replace(/\s+/g, " ");
    const words = wordsOf(lower);
    const code = text.split("\n").filter(isCode);
    if (code.length + codeLines > MOST_CODE_LINES) return "code";
    if (code.length > 0 && (!isExplanation || rung !== "example" || touchesExercise(code))) return "code";
    if (`${before}\n${text}`.split(/[.?!:;]\s+|\n+/).filter((part) => part.trim()).length > MOST_SENTENCES)
      return "sentences";
    const name = touchedName(raw, text, words);
    if (name !== null) return `name ${name}`;
    const prose = wordsOf(
      text
        .split("\n")
        .filter((line) => !isCode(line))
        .join(" ")
        .toLowerCase(),
    );
    const own = words.filter(isOwnWord).map(stem);
    const sentences = sentencesOf(lower);
    if (sentences.some(describesExercise)) return `own sentence ${own}`;
    if (new Set([...ownWords, ...own]).size > MOST_OWN_WORDS[mode]) return `own ${own}`;
    if (placesSomething(lower)) return "place";
    if (!isExplanation && POINTS.test(lower)) return "points";
    if (!isExplanation && !asksAboutChecking(sentences)) return "no question";
    if (text.split("\n").length - code.length > 2) return "lines";
    if (!isProse(original, code.length)) return "no sentence";
    if (!OFF.has("statement") && sentences.some((one) => !one.endsWith("?") && STATEMENT.test(one))) return "statement";
    const verdict = sentences.find((one) => hasVerdict(one, isExplanation));
    if (verdict) return `verdict ${verdict}`;
    const { names, hints, everyday } = pointsAtDefects(lower, words, openClasses, said);
    if (names.size > 0 || hints.size > MOST_HINTS[mode] || everyday.size > MOST_EVERYDAY[mode])
      return `defect ${[...names, ...hints, ...everyday]}`;
    if (hasHiddenWriting(`${before}\n${text}`, wordsOf(`${before} ${text}`.toLowerCase()), exercise)) return "hidden";
    if (prose.length > 0 && !isEnglish(prose, sentences)) return "language";
    const others = isExplanation ? 0 : words.filter((word) => !isKnown(word)).length;
    if (others + otherWords > MOST_OTHER_WORDS) return `other ${words.filter((word) => !isKnown(word))}`;
    codeLines += code.length;
    otherWords += others;
    own.forEach((word) => ownWords.add(word));
    before += `\n${text}`;
    return null;
  }

  /** Two of the exercise's words or more, and every fifth word of a sentence. */
  function describesExercise(sentence: string): boolean {
    const all = wordsOf(sentence);
    const own = new Set(all.filter(isOwnWord).map(stem)).size;
    return own > 1 && own > all.length * 0.2;
  }

  /** Code of another world has at least one name of its own, and none of the exercise. */
  function touchesExercise(code: readonly string[]): boolean {
    const words = wordsOf(code.join(" ").toLowerCase());
    return (
      words.every(isPlainWord) || words.some((word) => exercise.singles.has(word) && !CODE_WORDS.has(word))
    );
  }

  /** Identifiers in any spelling, words of the exercise, and names that only code has. */
  function touchedName(raw: string, text: string, words: readonly string[]): string | null {
    for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*(?:[./][\w$]+)*/g))
      if (/[a-z][A-Z]|_|\$|\d|[./]/.test(name) && !isNamed(name) && name !== "console.log") return name;
    for (const [, span] of raw.matchAll(/`{1,3}([^`\n]{1,200})`{1,3}/g))
      if (!/^[\w$]+$/.test(span!) || !(isNamed(span!) || named.stems.has(stem(span!.toLowerCase())))) return span!;
    for (let at = 0; at < words.length; at++) {
      let joined = words[at]!;
      for (let next = at + 1; next < Math.min(words.length, at + 5); next++) {
        joined += words[next]!;
        const parts = words.slice(at, next + 1);
        if (exercise.compounds.has(joined) && !named.names.has(joined) && !parts.every(isFunctionWord)) return joined;
        const isHidden = () => exercise.stems.has(stem(joined)) || isDefectWord(joined);
        if (next === at + 1 && joined.length > 4 && isHidden() && !parts.every(isKnown)) return joined;
      }
    }
    return null;
  }

  function placesSomething(lower: string): boolean {
    const digits = lower.match(/\d+/g) ?? [];
    if (digits.some((digit) => !named.numbers.has(digit) && rung !== "example")) return true;
    if (digits.length > 6 || digits.some((digit) => digit.length > 2 && !named.numbers.has(digit))) return true;
    const isAboutLine = named.numbers.size === 1 && digits.length > 0;
    const rest = isAboutLine ? lower.replace(/\blines? \d+\b/g, "_") : lower;
    if (isExplanation) return NUMBERED.test(rest);
    return (POSITIONS.test(rest) || PLACED.test(rest) || NUMBERS.test(lower.replace(COUNTED, "_")));
  }

  /** Something is asked about checking; what else is asked has plain words only. */
  function asksAboutChecking(sentences: readonly string[]): boolean {
    const isAboutChecking = (one: string) => CHECKS.test(one) || wordsOf(one).some((word) => CHECKING.has(stem(word)));
    const isPlain = (one: string) => wordsOf(one).every((word) => isPlainWord(word) || said.has(stem(word)));
    const isQuestion = (one: string) => one.endsWith("?");
    return (
      sentences.some((one) => (isQuestion(one) || IMPERATIVE.test(one)) && isAboutChecking(one)) &&
      sentences.every((one) => !isQuestion(one) || isAboutChecking(one) || isPlain(one))
    );
  }

  /** English has a word of grammar every few words, in each sentence. */
  function isEnglish(words: readonly string[], sentences: readonly string[]): boolean {
    for (let at = 0; at + 7 <= words.length; at++) if (!words.slice(at, at + 7).some(isFunctionWord)) return false;
    return sentences.map(wordsOf).every((one) => {
      if (one.length < 3) return isExplanation || one.every(isKnown);
      return one.filter(isFunctionWord).length >= one.length * 0.2;
    });
  }

  return { brokenBy };
}
