import type { Mention } from "./mention";

const NAME = /[a-z0-9_-]/i;
const BLOCKED = /[a-z0-9_.+@-]/i;

/** Walks over the text once. */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  const characters = text.split("");
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] !== "@" || (at > 0 && BLOCKED.test(characters[at - 1]!))) continue;
    const first = characters[at + 1]!.toLowerCase();
    if (first < "a" || first > "z") continue;
    let end = at + 1;
    while (end < characters.length && NAME.test(characters[end]!)) end++;
    const length = end - at - 1;
    if (length >= 2 && length <= 20) found.push({ name: text.slice(at + 1, end).toLowerCase(), at });
  }
  return found;
}
