import type { Mention } from "./mention";

/** What may stand on either side of a mention, and the mention itself. */
const MENTION = /(^|[^a-z0-9_.+@-])@([a-z][a-z0-9_-]{1,19})($|[^a-z0-9_-])/gi;

/** Who is mentioned in a message, in the order of the text. */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  for (const { index, 1: before = "", 2: name = "" } of text.matchAll(MENTION)) {
    found.push({ name: name.toLowerCase(), at: index + before.length });
  }
  return found;
}
