import { isCommonWord, isFunctionWord, isPlainWord, stem } from "./plain-words";

/** The exercise's code and prose as the learner sees them (`Kind.workspace.plain`), each keyed by name. */
export interface Seen {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

/**
 * The words with which a reply could give away something about an exercise. They come only from what the learner sees,
 * so they don't depend on the key.
 */
export interface ExerciseWords {
  /** Stems of the exercise's words, from prose and code, without plain words. */
  readonly stems: ReadonlySet<string>;
  /**
   * The exercise's identifiers that have only one part, in lower case. They include plain words, so they are only
   * compared with code.
   */
  readonly singles: ReadonlySet<string>;
  /** The exercise's identifiers with several parts ("dueDate", "due_date"), in lower case and without separators. */
  readonly compounds: ReadonlySet<string>;
  /**
   * The functions, classes and exported constants whose names have only one part ("seal"), in lower case. Leaves out
   * plain words, common words and the words in the prose, because an English sentence may contain these by chance.
   */
  readonly declared: ReadonlySet<string>;
}

const WORD = /[a-z]+(?:'[a-z]+)?/g;
const NAME = /[A-Za-z_$][\w$]*/g;
const DECLARED =
  /\bfunction(?: +| *\* *)([A-Za-z_$][\w$]*) *[(<]|\bclass +([A-Za-z_$][\w$]*)(?= *[{<]| extends )|\bexport (?:const|let) +([A-Za-z_$][\w$]*) *[:=]/g;

/** Splits a name into words: "getHTTPCode_2" → get, http, code. */
export const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/**
 * Names that JavaScript itself defines, such as "startsWith". If such a name consists of plain words, it does not count
 * as a name from the exercise.
 */
const BUILT_IN = new Set(
  [String, Array, Number, Promise, Map]
    .flatMap((one) => Object.getOwnPropertyNames(one.prototype))
    .map((name) => name.toLowerCase()),
);

export function exerciseWords({ code, prose }: Seen): ExerciseWords {
  const stems = new Set<string>();
  const compounds = new Set<string>();
  const singles = new Set<string>();
  const add = (word: string) => {
    if (word.length > 2 && !isPlainWord(word)) stems.add(stem(word));
  };
  for (const text of Object.values(prose)) wordsOf(text).forEach(add);
  for (const text of [...Object.keys(code), ...Object.values(code), ...Object.values(prose)])
    for (const [name] of text.matchAll(NAME)) {
      const parts = partsOf(name);
      parts.forEach(add);
      if (parts.length > 1 && !(BUILT_IN.has(parts.join("")) && parts.every(isPlainWord)))
        compounds.add(parts.join(""));
      else if (parts.length === 1) singles.add(parts[0]!);
    }
  const inProse = new Set(Object.values(prose).flatMap(wordsOf).map(stem));
  const isTelling = (word: string) =>
    word.length > 2 && !isPlainWord(word) && !isCommonWord(word) && !inProse.has(stem(word));
  const names = Object.values(code).flatMap((text) =>
    [...text.matchAll(DECLARED)].map(([, ...name]) => partsOf(name.join(""))),
  );
  const declared = new Set(names.flatMap((parts) => (parts.length === 1 ? parts.filter(isTelling) : [])));
  return { stems, singles, compounds, declared };
}

/** The words, names and numbers that the learner has used, which a reply may therefore repeat. */
export interface Named {
  readonly stems: ReadonlySet<string>;
  /** In lower case, without separators. */
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/**
 * The maximum number of names in a message. A message with more names is a list to choose from, and a reply that
 * repeated one of them would point at it. The same applies to a question with "or".
 */
const MOST_NAMED = 6;
export const isMenu = (message: string): boolean => MENU.test(message);
const MENU = /\bor\b|\bwhich\b|\boder\b|\bou\b|\bo\b|\bwelche[rs]?\b|[/|]|(?:,[^,]{1,80}){3}/i;

/**
 * Finds the exercise's words, names and numbers in the learner's message. In a message that offers a choice, nothing
 * counts as named.
 */
export function namedIn(message: string, { stems, compounds }: ExerciseWords): Named {
  const none: Named = { stems: new Set(), names: new Set(), numbers: new Set() };
  const written = [...message.matchAll(NAME)].map(([name]) => partsOf(name).join(""));
  const said = new Set(wordsOf(message).concat([...message.matchAll(NAME)].flatMap(([name]) => partsOf(name))));
  const of = new Set([...said].map(stem).filter((one) => stems.has(one)));
  const pairs = written.map((name, at) => `${name}${written[at + 1] ?? ""}`);
  const names = new Set([...written, ...pairs].filter((name) => compounds.has(name)));
  const numbers = new Set(message.match(/\d+/g) ?? []);
  if (isMenu(message) || of.size > MOST_NAMED) return none;
  return { stems: of, names: names.size > 1 ? new Set() : names, numbers: numbers.size > 1 ? new Set() : numbers };
}

const ASKS_FOR =
  /\b(?:what(?:'s| is| are| does| do| would be)|explain|examples? (?:of|for)|mean(?:s|ing)?|difference between|show me|concept of|don't understand|do not understand)\b/i;
/**
 * Words that fit every exercise, and so don't name a concept. A learner who asks what "the bug" is names no concept.
 */
const NO_CONCEPT = new Set(
  `line bug defect mistake error issue problem wrong right correct incorrect solution hidden hint fix secret key answer task
  code change program exercise report spec review reviewer test suite approve reject verdict give please show
  need want tell know understand help start begin concept idea thing word term example explain explanation mean meaning
  difference learner tutor expect expected next matter important`
    .split(/\s+/)
    .map(stem),
);

/** Whether the learner's message asks about a concept by its name: "What is a cursor?" */
export function namesConcept(message: string, { compounds }: ExerciseWords): boolean {
  const isConcept = (name: string) =>
    !isFunctionWord(name.toLowerCase()) &&
    !NO_CONCEPT.has(stem(name.toLowerCase())) &&
    !compounds.has(partsOf(name).join(""));
  const asking = message.split(/[.?!\n]/).filter((sentence) => ASKS_FOR.test(sentence));
  return !isMenu(message) && asking.some((sentence) => (sentence.match(NAME) ?? []).some(isConcept));
}
