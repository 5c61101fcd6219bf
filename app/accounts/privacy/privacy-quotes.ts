/** The text that replaces a name or quote once a lead or admin has decided to remove it. */
export const DELETED = "deleted";

export interface Quoted {
  readonly name: string;
  readonly email: string;
  /** The person's former names and addresses. */
  readonly former: readonly string[];
  /** What the person wrote in the same conversation, as `readLines` returns it. */
  readonly said: string;
}

/** All names and addresses of a person. The longest comes first, because an address may begin with the name. */
export const namesOf = ({ name, email, former }: Omit<Quoted, "said">): string[] =>
  [email, name.trim(), ...former].filter(Boolean).sort((a, b) => b.length - a.length);

/** The start and the end of a part of a text, in UTF-16 code units. The end is exclusive. */
export type Span = readonly [from: number, to: number];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

/** Prepares the lines of these texts, without extra spaces, for finding quotes from them in many other texts. */
export const readLines = (texts: readonly string[]): string =>
  texts.flatMap((text) => text.split("\n").map(squeezed)).join("\n");

/**
 * Finds where someone else's text (Markdown) names or quotes a person: the person's name or address as whole words,
 * and quoted lines (`> …`) that the person wrote. Sorted by position.
 */
export function findSpans(text: string, { said, ...person }: Quoted): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const quote = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0] ?? "";
    const rest = squeezed(line.slice(quote.length));
    if (quote && rest && said.includes(rest)) spans.push([from + quote.length, from + line.length]);
    from += line.length + 1;
  }
  const naming = namesOf(person).map(escaped).join("|");
  if (!naming) return spans;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${naming})(?![\\p{L}\\p{N}_])`, "gu");
  for (const { index, 0: found } of text.matchAll(whole))
    if (!spans.some(([start, end]) => index < end && index + found.length > start))
      spans.push([index, index + found.length]);
  return spans.sort(([a], [b]) => a - b);
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
