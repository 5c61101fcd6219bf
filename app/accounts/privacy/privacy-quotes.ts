/** The text that replaces a name or quote once a lead or admin has decided to remove it. */
export const DELETED = "deleted";

export interface Quoted {
  readonly name: string;
  readonly email: string;
  /** The person's former names and addresses. */
  readonly former: readonly string[];
  /** What the person wrote in the same conversation, as `readRuns` returns it. */
  readonly said: ReadonlySet<string>;
}

/** All names and addresses of a person. The longest comes first, because an address may begin with the name. */
export const namesOf = ({ name, email, former }: Omit<Quoted, "said">): string[] =>
  [email, name.trim(), ...former].filter(Boolean).sort((a, b) => b.length - a.length);

/** The start and the end of a passage in a text, in UTF-16 code units. The end is exclusive. */
export type Span = readonly [from: number, to: number];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** A line's words. A line without letters and digits, such as a bracket in code, counts as one word. */
const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [line.trim()].filter(Boolean);

/** How many consecutive words of a quote are compared at once. */
const RUN = 3;

/** Every run of at most `RUN` consecutive words in the lines of these texts, for finding quotes in many other texts. */
export function readRuns(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const words = wordsOf(line);
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(from + RUN, words.length); to++) runs.add(words.slice(from, to).join(" "));
  }
  return runs;
}

/**
 * Whether each run of words in a quoted line is also in the person's lines. Only whole words are compared, and runs are
 * short, so that the time is proportional to the length of the texts: people could post long texts to slow this search
 * down.
 */
function isQuote(line: string, said: ReadonlySet<string>): boolean {
  const words = wordsOf(line);
  const length = Math.min(RUN, words.length);
  if (length === 0) return false;
  for (let from = 0; from + length <= words.length; from++)
    if (!said.has(words.slice(from, from + length).join(" "))) return false;
  return true;
}

/**
 * Finds where someone else's text (Markdown) names or quotes a person: quoted lines (`> …`) in which every run of 3
 * words is also in the person's lines, and in other lines the person's name or address as whole words. Sorted by
 * position.
 */
export function findSpans(text: string, { said, ...person }: Quoted): Span[] {
  const spans: Span[] = [];
  const naming = namesOf(person).map(escaped).join("|");
  const whole = naming && new RegExp(`(?<![\\p{L}\\p{N}_])(?:${naming})(?![\\p{L}\\p{N}_])`, "gu");
  let from = 0;
  for (const line of text.split("\n")) {
    const quote = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0] ?? "";
    if (quote && isQuote(line.slice(quote.length), said)) spans.push([from + quote.length, from + line.length]);
    else if (whole)
      for (const { index, 0: found } of line.matchAll(whole)) spans.push([from + index, from + index + found.length]);
    from += line.length + 1;
  }
  return spans;
}

/** The text with each span replaced by `DELETED`. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let [made, at] = ["", 0];
  for (const [from, to] of spans) {
    made += text.slice(at, from) + DELETED;
    at = to;
  }
  return made + text.slice(at);
}
