import type { Mention } from "./mention";

/** A name of 2 to 20 characters behind an "@" that follows nothing of a mail address, and no other "@". */
const MENTION = /(?<![a-z0-9_.+@-])@([a-z0-9][a-z0-9_-]{1,19})(?![a-z0-9_-])/gi;

/** Who is mentioned in a message, in the order of the text. */
export function mentions(text: string): Iterable<Mention> {
  return Array.from(text.matchAll(MENTION), ({ 0: { length }, index }) => ({
    name: text.slice(index + 1, index + length).toLowerCase(),
    at: index,
  }));
}
