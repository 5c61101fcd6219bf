import type { Mention } from "./mention";

const MIN_LENGTH = 2;
const MAX_LENGTH = 20;

/**
 * Finds all @mentions in a message.
 *
 * Works in a single pass over the text, without regular expressions, so it is fast and safe against malicious input.
 */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  let next = nextMention(text, found);
  while (next) {
    found.push(next);
    next = nextMention(text, found);
  }
  return found;
}

/** The first mention that comes after those that were found already. */
function nextMention(text: string, found: readonly Mention[]): Mention | null {
  let index = 0;
  let toSkip = found.length;

  while (index < text.length) {
    if (text[index] === "@" && !isBlocked(text.charCodeAt(index - 1))) {
      const name = readName(text, index + 1);
      if (name.length >= MIN_LENGTH && name.length <= MAX_LENGTH) {
        if (toSkip === 0) return { name: name.toLowerCase(), at: index };
        toSkip--;
      }
      index += name.length;
    }
    index++;
  }
  return null;
}

/** Reads the longest name that starts at an index; "" if there is none. */
function readName(text: string, start: number): string {
  if (!isLetter(text.charCodeAt(start))) return "";
  let end = start;
  while (isNameCharacter(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** Beyond the end of the text codes are NaN, which is none of these. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

/** Mail addresses and the like: an "@" after these is no mention. */
function isBlocked(before: number): boolean {
  return isNameCharacter(before) || before === 46 || before === 43 || before === 64;
}
