import type { Mention } from "./mention";

const MIN_LENGTH = 2;
const MAX_LENGTH = 20;

/** A name. Sticky, so that it is looked for at one place only. */
const NAME = /[a-z][a-z0-9_-]*/iy;

/** An "@" after one of these is part of a mail address, or of nothing at all. */
const BLOCKED = /[a-z0-9_.+@-]/i;

/**
 * Finds all @mentions in a message.
 *
 * Works in a single pass over the text and jumps from one "@" to the next, so it is fast and safe, however long the
 * message is.
 */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  let next = findMention(text, 0);
  while (next) {
    found.push(next);
    next = findMention(text, found.length);
  }
  return found;
}

/** Finds the mention with a given number: 0 is the first one of the text. Null if there are not so many. */
function findMention(text: string, number: number): Mention | null {
  let toSkip = number;
  let at = text.indexOf("@");

  while (at >= 0) {
    const name = nameAt(text, at);
    if (name !== null) {
      if (toSkip === 0) return { name: name.toLowerCase(), at };
      toSkip--;
    }
    at = text.indexOf("@", at + 1);
  }
  return null;
}

/** The name behind an "@", or null if that is no mention. */
function nameAt(text: string, at: number): string | null {
  if (at > 0 && BLOCKED.test(text[at - 1]!)) return null;

  NAME.lastIndex = at + 1;
  const [name = ""] = NAME.exec(text) ?? [];
  return name.length >= MIN_LENGTH && name.length <= MAX_LENGTH ? name : null;
}
