import type { Rung } from "../ladder/rungs";
import { isDefectWord, namedClasses, pointsAtDefect } from "./defect-words";
import { type ExerciseWords, isMenu, namedIn, partsOf } from "./exercise-words";
import { hasHiddenWriting } from "./hidden-writing";
import { inOneAlphabet, isAscii, withoutMarkup } from "./plain-text";
import { isFunctionWord, isPlainWord, stem } from "./plain-words";
import { questionFor } from "./questions";
import { hasVerdict } from "./verdicts";

/**
 * What of a reply the learner is shown: paragraph by paragraph. The rule knows what the learner sees and says, and
 * nothing of the key, so that neither text nor silence depends on it (docs/decisions/047-the-tutors-guard.md).
 * Long: the rules share the counts of one reply, and are tested in this order.
 */
export interface GuardContext {
  readonly exercise: ExerciseWords;
  readonly rung: Rung;
  /** The learner's message that the reply answers. */
  readonly message: string;
  /** How often the tutor has answered before: picks the question shown in place of what is withheld. */
  readonly turn: number;
  /** The kind's nouns for what the learner hands in ("fix", "repair"): no verdict in an exercise of that kind. */
  readonly handsIn: readonly string[];
  /** For benches: the rule for which a paragraph is withheld. Never shown. */
  onWithheld?(rule: string): void;
}

const NAME = /[A-Za-z_$][\w$]*/g;
const WORD = /[a-z]+(?:'[a-z]+)?/g;
const LONGEST_PARAGRAPH = 700;
const LONGEST_REPLY = 1_600;
const MOST_PARAGRAPHS = 4;
/** More first letters could spell a longer word. */
const MOST_SENTENCES = 7;
const MOST_CODE_LINES = 2;
/** Words that are neither plain nor the learner's own: by them, a paragraph could describe what it may not name. */
const MOST_OTHER_WORDS: Record<Rung, number> = { ask: 4, place: 4, concept: 15, example: 60 };
/**
 * Words that the exercise uses too: some overlap is chance, more of it describes the exercise. Most in a reply, and
 * most of its words.
 */
const MOST_SHARED_WORDS: Record<Rung, number> = { ask: 1, place: 1, concept: 5, example: 5 };
/**
 * Words that hint, by chance, at a kind of defect that the learner has not named. In an example only if the learner has
 * named another kind: an example of nothing in particular is a riddle about the answer.
 */
const MOST_HINTS: Record<Rung, number> = { ask: 0, place: 0, concept: 1, example: 1 };
const MOST_THEME_WORDS: Record<Rung, number> = { ask: 0, place: 0, concept: 1, example: 1 };

const NUMBER_WORDS =
  "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
const NUMBERS = new RegExp(`\\b(?:${NUMBER_WORDS.replaceAll(" ", "|")})(?:s|th|ieth)?\\b`);
/** An exact amount, which in an example would retell the exercise with the same figures. */
const AMOUNT =
  /\b(?:one|two|half an?|zero|single) (?:seconds?|minutes?|percent|cents?|bytes?|letters?|characters?|digits?)\b/;
const PLACES =
  "lines?|rows?|functions?|methods?|loops?|files?|tests?|branch(?:es)?|hunks?|classes|class|modules?|helpers?|quer(?:y|ies)|handlers?|calls?|arguments?|variables?|fields?|returns?|conditions?|checks?|sentences?|paragraphs?|comments?|statements?|blocks?|cases?|parts?|inputs?|steps?";
const PLACED = new RegExp(
  `\\b(?:first|second|third|last|next|previous|top|bottom|upper|lower|middle|inner|outer|final|one|two|new|other|only) (?:of the )?(?:\\w{1,15} )?(?:${PLACES})\\b`,
);
/** "this step" of the ladder, "the first test you would write": about the learner's own doing. */
const OWN_DOING =
  /\b(?:one|first|next) step\b|\bone (?:part|case|input|test|check|sentence|statement)\b|\b(?:first|next|new|other) (?:input|test|check|case)s?(?= (?:that )?(?:you|would|could|to)\b)/g;
const POSITIONS = /\b(?:line|lines|top|bottom|below|above|halfway|upper|lower|inner|outer|column)\b/;

/** A sentence that says something of the code; in a question, the same words say nothing. */
const STATEMENT =
  /(?:^|[.!?:;,]["']? |\b(?:but|because|so|and|that) )(?!the test has to be yours)(?:the|this|that|your|its|their|these|those|ai's) (?:\w{1,12} )?(?:code|change|changes|program|function|implementation|author|tests?|suite|patch|diff|version|draft|fix|model|ai) [^.!?]{1,400}(?:[.!]|$)/;

/** What a reply may call "the …" without pointing at a part of the code. */
const DEFINITE = new Set(
  "task code change specification spec report answer learner test tests suite rule sentence promise program programmer result reader reviewer author person people other same two first next whole thing idea concept story example exercise world way one point reason question evidence decision difference border learner's caller draft outcome time bug"
    .split(" ")
    .map(stem),
);
/** A question, or a thing to do. */
const ASKS = /\?|(?:^|[.!:] )(?:Take|Work|Pick|Choose|Try|Tell|Say|Explain|Describe|Name|List|Write|Imagine) /;
/** Questions about the learner's own checking; a question about the code alone points at its answer. */
const asksTheLearner = (text: string): boolean =>
  ASKS.test(text) &&
  (text.match(/[^.?!]{1,700}\?/g) ?? []).every((question) =>
    /\b(?:you|your|yours|yourself|i|task|specification|report|evidence|tests?|caller|promises?|programs?|colleague)\b/i.test(
      question,
    ),
  );
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

const sentencesOf = (lower: string): string[][] => lower.split(/[.?!:;]/).map((one) => one.match(WORD) ?? []);

interface Guard {
  /** What to show of a paragraph: it, a question in its place, or null for nothing. */
  take(paragraph: string): string | null;
  /** After the last paragraph: a question if nothing was shown. */
  end(): string | null;
}

function createGuard({ exercise, rung, message, turn, handsIn, onWithheld }: GuardContext): Guard {
  const named = namedIn(inOneAlphabet(message), exercise);
  const classes = namedClasses(inOneAlphabet(message));
  const openClasses = classes.size === 1 ? classes : new Set<never>();
  const own = new Set(handsIn.map((noun) => stem(noun.toLowerCase())));
  const saidStems = new Set(partsOf(inOneAlphabet(message)).map(stem));
  let [paragraphs, characters, codeLines, otherWords, sharedWords, questioned] = [0, 0, 0, 0, 0, false];
  let before = "";

  const isNamed = (name: string) => named.names.has(partsOf(name).join(""));

  /** The rule that a paragraph breaks; null if it may be shown. */
  function brokenRule(original: string, raw: string): string | null {
    const text = original.replace(NAME, (name) => (isNamed(name) ? "it" : name));
    if (!isAscii(raw)) return "alphabet";
    if (text.length > LONGEST_PARAGRAPH) return "length";
    const lower = text.toLowerCase().replace(/\s+/g, " ");
    const words = lower.match(WORD) ?? [];
    const lines = text.split("\n").filter(isCode).length;
    if (lines + codeLines > MOST_CODE_LINES) return "code";
    if (`${before}\n${text}`.split(/[.?!:;]\s+|\n+/).filter((part) => part.trim()).length > MOST_SENTENCES)
      return "sentences";
    if (lines > 0 && (rung !== "example" || !isOwnExample(text))) return "code";
    const name = touchedName(raw, text, words);
    if (name !== null) return `name ${name}`;
    const themes = words.filter((word) => isShared(word) && exercise.themes.has(stem(word)) && !isWorld(word));
    if (new Set(themes).size > MOST_THEME_WORDS[rung]) return `theme ${themes[0]}`;
    const shared = words.filter(isShared).length;
    if (
      shared + sharedWords > MOST_SHARED_WORDS[rung] ||
      shared > Math.max(words.length < 10 ? 0 : 1, words.length * 0.12)
    )
      return "shared words";
    if (placesSomething(lower)) return "place";
    if ((rung === "ask" || rung === "place") && !asksTheLearner(text)) return "no question";
    if (!isProse(text, lines)) return "no sentence";
    if (STATEMENT.test(lower)) return "statement";
    if ((rung === "ask" || rung === "place") && pointsWithThe(lower)) return "the";
    if (hasVerdict(withoutOwn(lower))) return "verdict";
    const defect = pointsAtDefect(
      lower,
      words,
      openClasses,
      isMenu(message) ? new Set() : saidStems,
      rung === "example" && openClasses.size === 0 ? 0 : MOST_HINTS[rung],
    );
    if (defect !== null) return `defect ${defect}`;
    if (hasHiddenWriting(`${before}\n${text}`, `${before} ${text}`.toLowerCase().match(WORD) ?? [], exercise))
      return "hidden";
    const isOnlyCode = text.split("\n").every((line) => line.trim() === "" || isCode(line));
    if (!isOnlyCode && !(isEnglish(words) && sentencesOf(lower).every(isEnglishEnough))) return "language";
    const others = words.filter((word) => !isKnown(word)).length;
    if (others + otherWords > MOST_OTHER_WORDS[rung]) return "other words";
    codeLines += lines;
    otherWords += others;
    sharedWords += shared;
    return null;
  }
  /** In an example, the world's words would retell the exercise. */
  const isWorld = (word: string) => rung !== "example" && exercise.world.has(stem(word));
  /** In an example, what the learner named unlocks no word either: another world has no need of it. */
  const isUnlocked = (word: string) => rung !== "example" && named.stems.has(stem(word));
  const isShared = (word: string) => exercise.stems.has(stem(word)) && !isUnlocked(word) && !own.has(stem(word));
  /** "the prefix", "the old counter": something definite, and neither the task nor the learner's own word. */
  const pointsWithThe = (lower: string) =>
    [...lower.matchAll(/\bthe ([a-z'-]+)/g)].some(
      ([, word]) =>
        !DEFINITE.has(stem(word!)) && !isWorld(word!) && (isFunctionWord(word!) || !saidStems.has(stem(word!))),
    );
  /** Code of another world has at least one name of its own, and none of the exercise. */
  const isOwnExample = (text: string) => {
    const words = text.split("\n").filter(isCode).join(" ").toLowerCase().match(WORD) ?? [];
    return (
      words.some((word) => !isPlainWord(word)) &&
      !words.some((word) => exercise.singles.has(word) && !CODE_WORDS.has(word))
    );
  };
  const withoutOwn = (lower: string) => lower.replace(WORD, (word) => (own.has(stem(word)) ? "_" : word));
  const isKnown = (word: string) => isPlainWord(word) || saidStems.has(stem(word)) || own.has(stem(word));

  /** Identifiers in any spelling, words of the exercise, and names that only code has. */
  function touchedName(raw: string, text: string, words: readonly string[]): string | null {
    const isHidden = (joined: string) => exercise.stems.has(stem(joined)) || isDefectWord(joined);
    for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*(?:[./][\w$]+)*/g))
      if (/[a-z][A-Z]|_|\$|\d|[./]/.test(name) && !isNamed(name)) return name;
    for (const [, span] of raw.matchAll(/`{1,3}([^`\n]{1,200})`{1,3}/g))
      if (!/^[\w$]+$/.test(span!) || !(isNamed(span!) || named.stems.has(stem(span!.toLowerCase())))) return span!;
    for (let at = 0; at < words.length; at++) {
      let joined = words[at]!;
      for (let next = at + 1; next < Math.min(words.length, at + 5); next++) {
        joined += words[next]!;
        if (
          exercise.compounds.has(joined) &&
          !named.names.has(joined) &&
          !words.slice(at, next + 1).every(isFunctionWord)
        )
          return joined;
        if (next === at + 1 && joined.length > 4 && isHidden(joined) && !words.slice(at, next + 1).every(isPlainWord))
          return joined;
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
    if (POSITIONS.test(rest)) return true;
    if ((rung === "ask" || rung === "place") && PLACED.test(rest.replace(OWN_DOING, "_"))) return true;
    return AMOUNT.test(lower) || (rung !== "example" && NUMBERS.test(lower));
  }

  function isEnglish(words: readonly string[]): boolean {
    if (words.length === 0) return false;
    if (words.length < 5) return words.every(isKnown);
    if (words.filter(isFunctionWord).length < words.length * 0.3) return false;
    for (let at = 0; at + 8 <= words.length; at++) if (!words.slice(at, at + 8).some(isFunctionWord)) return false;
    return true;
  }

  /** One sentence of another language among English ones: not a word of English grammar in it. */
  const isEnglishEnough = (words: readonly string[]) => words.length < 3 || words.some(isFunctionWord);

  return {
    take(paragraph) {
      const raw = inOneAlphabet(paragraph.slice(0, LONGEST_REPLY * 2)).replace(/^ {0,3}```.*$/gm, "");
      const text = withoutMarkup(raw).replace(/`/g, "");
      if (text === "" && isAscii(raw)) return null;
      if (paragraphs >= MOST_PARAGRAPHS || characters >= LONGEST_REPLY) return null;
      const broken = paragraph.length > LONGEST_REPLY ? "length" : brokenRule(text, raw);
      if (broken === null) {
        paragraphs++;
        characters += text.length;
        before += `\n${text}`;
        return text;
      }
      onWithheld?.(broken);
      if (questioned) return null;
      questioned = true;
      paragraphs++;
      return questionFor(rung, turn);
    },
    end: () => (paragraphs === 0 ? questionFor(rung, turn) : null),
  };
}

/** The paragraphs to show of a whole reply. */
export async function guard(reply: string, context: GuardContext): Promise<string[]> {
  const shown: string[] = [];
  for await (const paragraph of guardStream([reply], context)) shown.push(paragraph);
  return shown;
}

/** A paragraph never needs more; the rest of a longer one is dropped, and it is withheld. */
const MOST_WAITING = LONGEST_REPLY + 1;
/** After this much text of a reply, nothing of it is read: a model without end costs no more than this. */
const MOST_READ = 40_000;

/**
 * The paragraphs to show, each as soon as its end has arrived. How the text was cut into chunks makes no difference.
 */
export async function* guardStream(
  chunks: AsyncIterable<string> | Iterable<string>,
  context: GuardContext,
): AsyncGenerator<string> {
  const { take, end } = createGuard(context);
  let [paragraph, line, read, isFence] = ["", "", 0, false];
  const close = (): string | null => {
    const whole = paragraph;
    paragraph = "";
    return whole.trim() === "" ? null : take(whole);
  };
  const closeLine = (): string | null => {
    if (/^ {0,3}```/.test(line)) isFence = !isFence;
    const isEnd = !isFence && line.trim() === "";
    if (!isEnd && paragraph.length < MOST_WAITING) paragraph += `${line.slice(0, MOST_WAITING)}\n`;
    line = "";
    return isEnd ? close() : null;
  };
  for await (const chunk of chunks) {
    for (const [at, part] of chunk
      .slice(0, MOST_READ - read)
      .replaceAll("\r", "")
      .split("\n")
      .entries()) {
      const shown = at > 0 ? closeLine() : null;
      if (shown !== null) yield shown;
      if (line.length < MOST_WAITING) line += part;
    }
    read += chunk.length;
    if (read >= MOST_READ) break;
  }
  for (const shown of [closeLine(), close(), end()]) if (shown !== null) yield shown;
}
