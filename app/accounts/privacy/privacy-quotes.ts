/** Replaces a name or quote once someone has decided so. */
export const DELETED = "deleted";

export interface Quoted {
  readonly name: string;
  readonly email: string;
  /** Names and addresses that they had before. */
  readonly former: readonly string[];
  /** Lines that the person wrote in the same conversation. */
  readonly said: readonly string[];
}

/** All names and addresses of a person, the longest first: an address may begin with the name. */
export const namesOf = ({ name, email, former }: Omit<Quoted, "said">): string[] =>
  [email, name.trim(), ...former].filter(Boolean).sort((a, b) => b.length - a.length);

/** From and to in a text, in UTF-16 units; "to" is exclusive. */
export type Span = readonly [from: number, to: number];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * Where someone else's text (Markdown) names or quotes a person: their name or address as whole words, and quoted lines
 * (`> …`) that are theirs, in the text's order.
 */
export function findSpans(text: string, { said, ...person }: Quoted): Span[] {
  const words = said.map(squeezed);
  const spans: Span[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const quote = /^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0] ?? "";
    const rest = squeezed(line.slice(quote.length));
    if (quote && rest && words.some((one) => one.includes(rest))) spans.push([from + quote.length, from + line.length]);
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
