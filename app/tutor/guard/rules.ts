import type { Rung } from "../ladder/rungs";
import { asksAboutChecking } from "./asking";
import { isDefectWord, namedClasses, pointsAtDefects } from "./defect-words";
import { type ExerciseWords, isMenu, namedIn, namesConcept, partsOf } from "./exercise-words";
import { hasHiddenWriting } from "./hidden-writing";
import { hasForeignDigits, namesPlace } from "./places";
import { isAscii } from "./plain-text";
import { isCommonWord, isFunctionWord, isPlainWord, stem } from "./plain-words";
import { hasVerdict } from "./verdicts";

/**
 * The rules for one reply, in the order in which they are tested. A reply is either a question about how the learner
 * checks the code or, on the two upper rungs, an explanation of a concept that the learner has named. Questions and
 * explanations have different limits. All rules are in one function, because they share data about the reply.
 */
export interface Rules {
  /** Returns the rule that a paragraph breaks; null if it may be shown. `raw` is the paragraph with its backticks. */
  brokenBy(text: string, raw: string): string | null;
}

interface Limits {
  /**
   * The maximum number of the exercise's words in a reply. A few of these words occur by chance, but a reply with more
   * of them describes the exercise.
   */
  readonly exerciseWords: number;
  /** The maximum share of such words in a sentence. With a larger share, the sentence describes the exercise. */
  readonly share: number;
  /**
   * The maximum number of words that hint at kinds of defect that the learner has not named. Everyday words have a
   * separate limit.
   */
  readonly hints: number;
  readonly everydayHints: number;
}
/** The limits for a question, which should fit any exercise. Words that occur in many exercises don't count. */
const QUESTION: Limits = { share: 0.2, exerciseWords: 2, hints: 0, everydayHints: 3 };
const EXPLANATION: Limits = { share: 0.25, exerciseWords: 8, hints: 3, everydayHints: 6 };

const NAME = /[A-Za-z_$][\w$]*/g;
const WORD = /[a-z]+(?:'[a-z]+)?/g;
/** The maximum number of sentences. The first letters of more sentences could spell a longer word. */
const MOST_SENTENCES = 6;
const MOST_CODE_LINES = 2;
/** The maximum number of lines of prose. More lines are a list or a poem. */
const MOST_PROSE_LINES = 2;
/**
 * Prose counts as English if at least the share `LEAST_GRAMMAR` of the words in each sentence are function words, and
 * if at most `LONGEST_WITHOUT_GRAMMAR` words in a row are not.
 */
const LEAST_GRAMMAR = 0.2;
const LONGEST_WITHOUT_GRAMMAR = 6;

/** A sentence that states something about the exercise's code or about the learner's work. */
const STATEMENT =
  /^(?:but |because |so |and )?(?:the|this|your|its|their|these|those|ai's) (?:\w{1,12} )?(?:code|change|implementation|author|suite|patch|diff|version|draft|fix|model|ai)\b/;
const CODE_WORDS = new Set("let const return if else for of in true false function await async new".split(" "));

/**
 * Whether a text is prose: it contains code, or starts with a capital letter and ends with a punctuation mark. False
 * for text that is mostly in capitals, and for fewer than five words without a question mark.
 */
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

/** Whether a line looks like code. */
export const isCode = (line: string): boolean =>
  /[{}=[\]]|=>|;\s*$|\w\(|^\s*(?:\/\/|#|import |return |const |let |if )/.test(line);

const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
/** The sentences of a text, each with its final punctuation mark. */
const sentencesOf = (lower: string): string[] =>
  (lower.match(/[^.?!:;]+[.?!:;]?/g) ?? []).map((one) => one.trim().replace(/^["') -]+/, "")).filter(Boolean);
const wordsOf = (lower: string): string[] => lower.match(WORD) ?? [];
const countSentences = (text: string): number =>
  text.split(/[.?!:;]\s+|\n+/).filter((part) => part.trim() !== "").length;

export function createRules(exercise: ExerciseWords, rung: Rung, message: string): Rules {
  const classes = namedClasses(message);
  const isExplanation =
    (rung === "concept" || rung === "example") && (namesConcept(message, exercise) || classes.size === 1);
  const isExample = isExplanation && rung === "example";
  const limits = isExplanation ? EXPLANATION : QUESTION;
  const named = namedIn(message, exercise);
  const openClasses = classes.size === 1 ? classes : new Set<never>();
  const said = isMenu(message) ? new Set<string>() : new Set(partsOf(message).map(stem));
  const shownWords = new Set<string>();
  let [before, codeLines] = ["", 0];

  const isNamed = (name: string) => named.names.has(partsOf(name).join(""));
  const isKnown = (word: string) => isPlainWord(word) || isCommonWord(word) || said.has(stem(word));
  const isOfExercise = (word: string) => exercise.stems.has(stem(word)) && !named.stems.has(stem(word));
  const counts = (word: string) => isOfExercise(word) && (isExplanation || !isCommonWord(word));

  function brokenBy(original: string, raw: string): string | null {
    const text = original.replace(NAME, (name) => (isNamed(name) ? "it" : name));
    const lower = flat(text);
    const [words, sentences] = [wordsOf(lower), sentencesOf(lower)];
    const lines = text.split("\n");
    const code = lines.filter(isCode);
    const prose = flat(lines.filter((line) => !isCode(line)).join(" "));
    const exerciseWords = new Set([...shownWords, ...words.filter(counts).map(stem)]);
    const broken = () => {
      if (!isAscii(raw)) return "alphabet";
      if (code.length + codeLines > MOST_CODE_LINES) return "code";
      if (code.length > 0 && (!isExample || touchesExercise(code))) return "code";
      if (lines.length - code.length > MOST_PROSE_LINES) return "lines";
      if (countSentences(`${before}\n${text}`) > MOST_SENTENCES) return "sentences";
      if (touchesName(raw, text, words)) return "name";
      if (sentences.some(describesExercise) || exerciseWords.size > limits.exerciseWords) return "exercise";
      if (hasForeignDigits(lower, named.numbers, isExample)) return "digits";
      if (namesPlace(lower, named.numbers, isExplanation)) return "place";
      if (!isExplanation && !asksAboutChecking(sentences)) return "no question";
      if (!isProse(original, code.length)) return "no sentence";
      if (sentences.some((one) => !one.endsWith("?") && STATEMENT.test(one))) return "statement";
      if (sentences.some((one) => hasVerdict(one, isExplanation))) return "verdict";
      const { names, hints, everyday } = pointsAtDefects(lower, words, openClasses, said);
      if (names.size > 0 || hints.size > limits.hints || everyday.size > limits.everydayHints) return "defect";
      if (hasHiddenWriting(`${before}\n${text}`, wordsOf(flat(`${before} ${text}`)), exercise)) return "hidden";
      return prose === "" || isEnglish(prose) ? null : "language";
    };
    const rule = broken();
    if (rule !== null) return rule;
    for (const word of exerciseWords) shownWords.add(word);
    codeLines += code.length;
    before += `\n${text}`;
    return null;
  }

  function describesExercise(sentence: string): boolean {
    const all = wordsOf(sentence);
    const ofExercise = [...new Set(all.filter(isOfExercise))];
    const least = ofExercise.every(isCommonWord) ? 3 : 2;
    return ofExercise.length >= least && ofExercise.length > all.length * limits.share;
  }

  /**
   * Whether code could be about the exercise. Code about something else has at least one name of its own, and no name
   * from the exercise.
   */
  function touchesExercise(code: readonly string[]): boolean {
    const words = wordsOf(flat(code.join(" ")));
    return words.every(isPlainWord) || words.some((word) => exercise.singles.has(word) && !CODE_WORDS.has(word));
  }

  /**
   * Whether a text contains an identifier from the exercise (written as one word or as several), a word from the
   * exercise split into pieces, or a name in a form that occurs only in code.
   */
  function touchesName(raw: string, text: string, words: readonly string[]): boolean {
    for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*(?:[./][\w$]+)*/g))
      if (/[a-z][A-Z]|_|\$|\d|[./]/.test(name) && !isNamed(name) && name !== "console.log") return true;
    for (const [, span] of raw.matchAll(/`{1,3}([^`\n]{1,200})`{1,3}/g))
      if (!/^[\w$]+$/.test(span!) || !(isNamed(span!) || named.stems.has(stem(span!.toLowerCase())))) return true;
    if (words.some((word) => exercise.declared.has(word) && !named.stems.has(stem(word)))) return true;
    for (let at = 0; at < words.length; at++) {
      let joined = words[at]!;
      for (let next = at + 1; next < Math.min(words.length, at + 5); next++) {
        joined += words[next]!;
        const parts = words.slice(at, next + 1);
        if (exercise.compounds.has(joined) && !named.names.has(joined) && !parts.every(isFunctionWord)) return true;
        const isHidden = () => exercise.stems.has(stem(joined)) || isDefectWord(joined);
        if (next === at + 1 && joined.length > 4 && isHidden() && !parts.every(isKnown)) return true;
      }
    }
    return false;
  }

  function isEnglish(lower: string): boolean {
    const words = wordsOf(lower);
    for (let at = 0; at + LONGEST_WITHOUT_GRAMMAR < words.length; at++)
      if (!words.slice(at, at + LONGEST_WITHOUT_GRAMMAR + 1).some(isFunctionWord)) return false;
    return sentencesOf(lower)
      .map(wordsOf)
      .every((one) =>
        one.length < 3
          ? isExplanation || one.some(isKnown)
          : one.filter(isFunctionWord).length >= one.length * LEAST_GRAMMAR,
      );
  }

  return { brokenBy };
}
