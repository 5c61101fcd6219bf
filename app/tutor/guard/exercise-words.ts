import { isPlainWord, stem } from "./plain-words";

/** The exercise's texts as the learner sees them, by name: `Kind.workspace.plain`. */
export interface Seen {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

/** What a reply could give away of an exercise: read from what the learner sees, so the same for every key. */
export interface ExerciseWords {
  /** Stems of its words, in prose and in code, without the plain ones. */
  readonly stems: ReadonlySet<string>;
  /** Those that it uses often: what it is about. */
  readonly themes: ReadonlySet<string>;
  /** Stems that its prose repeats: the world that its reader knows. They name no part of the code. */
  readonly world: ReadonlySet<string>;
  /** Its identifiers of one part, in lower case, plain words among them: they count in code only. */
  readonly singles: ReadonlySet<string>;
  /** Its identifiers in lower case: those of several parts ("dueDate", "due_date"), without separators. */
  readonly compounds: ReadonlySet<string>;
}

const WORD = /[a-z]+(?:'[a-z]+)?/g;
const NAME = /[A-Za-z_$][\w$]*/g;

/** "getHTTPCode_2" → get, http, code. */
export const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** A word that occurs this often is what the exercise is about. */
const THEME = 5;
/** A word that occurs this often in its prose belongs to the world that every reader knows. */
const WORLD = 3;

export function exerciseWords({ code, prose }: Seen): ExerciseWords {
  const counts = new Map<string, number>();
  const compounds = new Set<string>();
  const singles = new Set<string>();
  const add = (word: string) => {
    if (word.length > 2 && !isPlainWord(word)) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
  };
  for (const text of Object.values(prose)) wordsOf(text).forEach(add);
  const world = new Set([...counts].flatMap(([word, count]) => (count >= WORLD ? [word] : [])));
  for (const text of [...Object.keys(code), ...Object.values(code), ...Object.values(prose)])
    for (const [name] of text.matchAll(NAME)) {
      const parts = partsOf(name);
      parts.forEach(add);
      if (parts.length > 1) compounds.add(parts.join(""));
      else if (parts.length === 1) singles.add(parts[0]!);
    }
  const themes = new Set([...counts].flatMap(([word, count]) => (count >= THEME ? [word] : [])));
  return { stems: new Set(counts.keys()), themes, world, singles, compounds };
}

/** What the learner has named: a reply may repeat it. */
export interface Named {
  readonly stems: ReadonlySet<string>;
  /** In lower case, without separators. */
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/**
 * More names than this in one message are a list to choose from, and a reply that repeats one of them would point. The
 * same holds for a question with "or".
 */
const MOST_NAMED = 6;
export const isMenu = (message: string): boolean => MENU.test(message);
const MENU = /\bor\b|\bwhich\b|\boder\b|\bou\b|\bo\b|\bwelche[rs]?\b|[/|]|(?:,[^,]{1,80}){3}/i;

/** What the learner's message names of the exercise. A message that offers a choice names nothing. */
export function namedIn(message: string, { stems, compounds }: ExerciseWords): Named {
  const none: Named = { stems: new Set(), names: new Set(), numbers: new Set() };
  const said = new Set(wordsOf(message).concat([...message.matchAll(NAME)].flatMap(([name]) => partsOf(name))));
  const of = new Set([...said].map(stem).filter((one) => stems.has(one)));
  const written = [...message.matchAll(NAME)].map(([name]) => partsOf(name).join(""));
  const names = new Set(written.filter((name) => compounds.has(name)));
  const numbers = new Set(message.match(/\d+/g) ?? []);
  if (isMenu(message) || of.size > MOST_NAMED) return none;
  return { stems: of, names: names.size > 1 ? new Set() : names, numbers: numbers.size > 1 ? new Set() : numbers };
}
