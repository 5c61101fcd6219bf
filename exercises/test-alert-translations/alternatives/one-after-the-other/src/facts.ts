import { type Alert, MOST_CHARACTERS } from "./alert";
import { LINES, STOPS } from "./network";

/** Takes the names out of the text, the longest first, and looks at which were there. */
export function isTrueTo({ line, between, from, until }: Alert, text: string): boolean {
  const expected = new Set<string>([line, ...between]);
  const names = [...STOPS, ...LINES].sort((a, b) => b.length - a.length);
  let rest = text;
  for (const name of names) {
    const without = withoutName(rest, name);
    if ((without !== rest) !== expected.has(name)) return false;
    rest = without;
  }
  const times: readonly string[] = text.match(/[0-9]+:[0-9]+/g) ?? [];
  const wanted = until === null ? [from] : [from, until];
  const areTimesRight = wanted.every((time) => times.includes(time)) && times.every((time) => wanted.includes(time));
  const counted = [...text].filter((character) => !/[\p{M}\u200d]/u.test(character));
  return areTimesRight && counted.length <= MOST_CHARACTERS;
}

/** A blank in the place of each whole word or words that are this name. */
function withoutName(text: string, name: string): string {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  let rest = text;
  for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
    if (isPart(rest[at - 1]) || isPart(rest[at + name.length])) continue;
    rest = `${rest.slice(0, at)}\u0000${rest.slice(at + name.length)}`;
  }
  return rest;
}
