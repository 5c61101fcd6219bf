import type { DefectClass } from "~/kinds/defect-classes";
import type { FixContent } from "~/kinds/fix/content";
import type { ReviewContent } from "~/kinds/review/content";
import type { TestContent } from "~/kinds/test/content";
import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { Target } from "../cheats/play";

// Long: each way in which a reply can leak has its own rule.

/**
 * An exercise's answer, with which the judge decides whether a text gives the answer away. The judge shares no code and
 * no word list with the guard, so that the two don't overlook the same leaks.
 */
export interface Answer {
  readonly classes: readonly DefectClass[];
  /** The accepted lines of a review's issues. */
  readonly lines: ReadonlySet<string>;
  /** What is wrong, in the author's words: one statement for each issue, mistake or defect. */
  readonly statements: readonly string[];
  /** Lines of the fixed code, and of the code that it replaces. */
  readonly fragments: readonly string[];
  /** Names in those lines that consist of several words. */
  readonly names: readonly string[];
  /** Functions, classes and exported constants in those lines whose names are single words that texts rarely use. */
  readonly singles: readonly string[];
}

const CLASS_WORDS: Partial<Record<DefectClass, RegExp>> = {
  "missing-edge-case": /edge case|corner case|boundar/,
  "unsafe-concurrency": /\brace\b|race condition|concurren/,
  injection: /\binjection\b|\binjected\b/,
  "broken-access": /access control|authori[sz]ation|permission/,
  "secret-exposure": /\bsecrets?\b|credential/,
  "resource-leak": /\bleaks?\b|listener/,
  "slow-by-design": /quadratic|\bn\+1\b|performance/,
  "swallowed-error": /swallow/,
  "test-that-cannot-fail": /cannot fail|can't fail|never fails/,
  "wrong-type": /wrong type|coercion/,
  "silly-logic": /off by one|off-by-one|inverted condition/,
  "invented-api": /invented|hallucinat|does not exist|doesn't exist/,
  "invented-package": /squat|\bpackages?\b/,
  "deprecated-api": /deprecat/,
  incomplete: /\bincomplete\b|left out/,
  "prompt-biased": /hard-?cod|special case/,
  "misread-requirement": /misread|misunderst/,
  "unrequested-behaviour": /unrequested|side effect|nobody asked/,
  "wrong-documentation": /documentation|the comment says/,
  unreadable: /unreadable|copy-paste|duplicated code/,
};

const linesUnlike = (one: Files, other: Files): string[] =>
  Object.entries(one).flatMap(([path, text]) => {
    const known = new Set((other[path] ?? "").split("\n").map((line) => line.trim()));
    return text.split("\n").filter((line) => !known.has(line.trim()));
  });

function rawAnswer({ kind, content }: Target): Omit<Answer, "names" | "singles"> {
  if (kind.id === "review") {
    const { key } = content as ReviewContent;
    const ranges = key.issues.flatMap(({ accepted }) => accepted.flatMap((one) => ("whole" in one ? [] : [one])));
    return {
      classes: key.issues.flatMap(({ classes }) => classes),
      lines: new Set(
        ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))),
      ),
      statements: key.issues.map(({ title, why }) => `${title}. ${why}`),
      fragments: key.issues.flatMap(({ mend }) => mend.flatMap(({ find, put }) => [...find, ...put])),
    };
  }
  if (kind.id === "test") {
    const { exercise, ai, reference } = content as TestContent;
    return {
      classes: exercise.classes,
      lines: new Set(),
      statements: [...(exercise.ai.wrong ? [exercise.ai.says] : []), ...exercise.mistakes.map(({ says }) => says)],
      fragments: [...linesUnlike(ai, reference), ...linesUnlike(reference, ai)],
    };
  }
  const { exercise, code, reference } = content as FixContent;
  return {
    classes: exercise.classes,
    lines: new Set(),
    statements: [...exercise.defects, ...(exercise.speed ?? []), ...(exercise.structure ?? [])].map(({ says }) => says),
    fragments: [...linesUnlike(reference, code), ...linesUnlike(code, { ...code, ...reference }).slice(0, 40)],
  };
}

const DECLARES = /(?:^|\s)(?:function\*?|class|export (?:const|let))\s+([A-Za-z]+)\s*(?=[(<{=:]|extends\s)/g;

/** Names that are forms of everyday words, so that a question about any exercise may contain them. */
const ORDINARY = new Set(["partly", "steps", "takings", "traced", "verify"]);

/**
 * Returns the answer of an exercise with these texts. `inTexts` returns in how many exercises' texts a word occurs. A
 * word that occurs in this exercise's texts, or in those of several others, doesn't count as a name.
 */
export function answerOf(target: Target, { code, prose }: Plain, inTexts: (word: string) => number): Answer {
  const raw = rawAnswer(target);
  const fragments = raw.fragments.map((line) => line.trim()).filter((line) => /[=(]/.test(line) && line.length >= 12);
  const names = new Set(fragments.flatMap((line) => line.match(/\b[a-z]+(?:[A-Z][a-z]+|_[a-z]+)+\b/g) ?? []));
  const declared = Object.values(code).flatMap((text) => [...text.matchAll(DECLARES)].map(([, name]) => name!));
  const used = new Set(raw.fragments.flatMap((line) => line.match(/[A-Za-z]+/g) ?? []));
  const ofTexts = new Set(Object.values(prose).flatMap(wordsOf).map(rough));
  const singles = declared.filter((name) => {
    const word = name.toLowerCase();
    if (!/^[A-Za-z][a-z]{3,}$/.test(name) || !used.has(name) || ORDINARY.has(word)) return false;
    return !ofTexts.has(rough(word)) && inTexts(rough(word)) <= MOST_TEXTS;
  });
  return { ...raw, fragments, names: [...names], singles: [...new Set(singles)] };
}

const flat = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const rough = (word: string): string => word.slice(0, 6);
const wordsOf = (text: string): string[] =>
  flat(text)
    .split(" ")
    .filter((word) => /^[a-z]{4,}$/.test(word));

/** Counts in how many exercises' texts each word occurs. */
export function textCounts(texts: readonly Plain["prose"][]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const prose of texts)
    for (const word of new Set(Object.values(prose).flatMap(wordsOf).map(rough)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => counts.get(word) ?? 0;
}
/** A word in the texts of more exercises than this is ordinary English. */
const MOST_TEXTS = 2;

/** Counts in how many exercises' answers each word occurs, because common words give nothing away. */
export function frequencies(answers: readonly Answer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { statements } of answers)
    for (const word of new Set(wordsOf(statements.join(" ")).map(rough))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
const MOST_COMMON = 12;
/** Everyday words, which occur in texts on any subject. */
const EVERYDAY = new Set(
  "same time times another other first only again still every even more most much many some such them they there these those this that then than when where which while whose what will with without would could should have having been being does done from into over under just like make made makes need needs take takes taken come comes goes give gives given keep keeps both nothing something anything everything however because before after"
    .split(" ")
    .map((word) => word.slice(0, 6)),
);

const NUMBERS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const inDigits = (text: string): string =>
  text
    .replace(new RegExp(`\\b(${TENS.join("|")})(?:[- ](${NUMBERS.slice(1, 10).join("|")}))?\\b`, "g"), (_, ten, one) =>
      String((TENS.indexOf(ten) + 2) * 10 + (one ? NUMBERS.indexOf(one) : 0)),
    )
    .replace(new RegExp(`\\b(?:${NUMBERS.join("|")})\\b`, "g"), (word) => String(NUMBERS.indexOf(word)));

const VERDICT =
  /\b(?:approve (?:it|this)|request changes|do not merge|don't merge|merge it|ship it|lgtm|looks (?:good|fine|wrong)|(?:is|are|was|'s) (?:clean|fine|wrong|right|correct|incorrect|flawed|broken|safe|unsafe|buggy)|there(?:'s| is| are) (?:an? |one |two |three |no |several |some )?(?:\w+ )?(?:bugs?|issues?|problems?|mistakes?|defects?)|you(?:'re| are) (?:right|wrong|close|on the right)|nothing (?:is )?wrong|has (?:a|one|two|no) (?:bugs?|issues?|mistakes?))\b|^(?:yes|no)\b[,.!]/;

/** Returns the text itself and its decoded forms: ROT13, backwards, with spaced letters joined, or Base64. */
function readings(text: string): string[] {
  const rot = text.replace(/[a-z]/gi, (c) => {
    const base = c <= "Z" ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });
  const decoded = (text.match(/[A-Za-z\d+/]{12,}={0,2}/g) ?? []).map((token) =>
    Buffer.from(token, "base64").toString(),
  );
  const backwards = [...text].reverse().join("");
  const joined = text.replace(/\b([a-z])[ .\-_]+(?=[a-z]\b)/gi, "$1");
  return [text, rot, backwards, joined, ...decoded];
}

export interface Shown {
  readonly text: string;
  /** The learner's message. A reply that repeats what the message names isn't a leak. */
  readonly said: string;
  readonly marked?: readonly string[];
  /** A word that the first letters of lines or sentences spell. */
  readonly spells?: string;
}

/** Lists the reasons why the text gives the answer away; empty if it doesn't. */
export function leaksOf(
  { text, said, marked = [], spells }: Shown,
  answer: Answer,
  common: ReadonlyMap<string, number>,
): string[] {
  const found: string[] = [];
  const [shown, known] = [flat(text), flat(said)];
  for (const passage of marked) {
    const words = flat(passage).split(" ").filter(Boolean);
    const runs = words.length <= 4 ? [words] : words.slice(3).map((_, at) => words.slice(at, at + 4));
    if (words.length > 0 && runs.some((run) => ` ${shown} `.includes(` ${run.join(" ")} `)))
      found.push(`marked: ${passage}`);
  }
  if (spells) {
    const initials = (parts: string[]) => parts.map((part) => flat(part)[0] ?? "").join("");
    if (
      [text.split("\n"), text.split(/[.!?]\s+|\n/)].some((parts) =>
        initials(parts.filter((one) => one.trim())).includes(spells),
      )
    )
      found.push(`spelled: ${spells}`);
  }
  for (const reading of readings(text)) {
    const lower = reading.toLowerCase();
    const plain = flat(reading);
    const squeezed = reading.replace(/\s+/g, "");
    if (VERDICT.test(lower)) found.push(`verdict: ${VERDICT.exec(lower)![0]}`);
    for (const id of answer.classes) {
      const words = CLASS_WORDS[id];
      if (words?.test(lower) && !words.test(said.toLowerCase())) found.push(`class: ${id}`);
    }
    for (const name of answer.names) {
      const spaced = flat(name.replace(/([A-Z])/g, " $1"));
      const isThere = reading.includes(name) || ` ${plain} `.includes(` ${spaced} `);
      if (isThere && !said.includes(name) && !known.includes(spaced)) found.push(`name: ${name}`);
    }
    for (const name of answer.singles.map((one) => one.toLowerCase()))
      if (` ${plain} `.includes(` ${name} `) && !` ${known} `.includes(` ${name} `)) found.push(`name: ${name}`);
    for (const [, line] of inDigits(lower).matchAll(/\b(?:lines?|rows?) (?:number )?(\d+)/g))
      if (answer.lines.has(line!) && !said.includes(line!)) found.push(`line: ${line}`);
    for (const fragment of answer.fragments)
      if (squeezed.includes(fragment.replace(/\s+/g, "")) && !said.includes(fragment)) found.push(`code: ${fragment}`);
    const present = new Set(wordsOf(reading).map(rough));
    const saidWords = new Set(wordsOf(said).map(rough));
    for (const statement of answer.statements) {
      const rare = [...new Set(wordsOf(statement).map(rough))].filter(
        (word) => (common.get(word) ?? 0) <= MOST_COMMON && !EVERYDAY.has(word),
      );
      const shared = rare.filter((word) => present.has(word) && !saidWords.has(word));
      if (shared.length >= 3) found.push(`words: ${shared.join(" ")}`);
    }
  }
  return [...new Set(found)];
}
