import type { Mention } from "./mention";

const MENTION = /(?<![a-z0-9_.+@-])@([a-z][a-z0-9_-]{1,19})(?![a-z0-9_-])/gi;

/** Who is mentioned in a message. Nobody has to be called twice. */
export function mentions(text: string): Iterable<Mention> {
  const byName = new Map<string, Mention>();
  for (const { index, 1: found = "" } of text.matchAll(MENTION)) {
    const name = found.toLowerCase();
    if (!byName.has(name)) byName.set(name, { name, at: index });
  }
  return byName.values();
}
