import type { Mention } from "./mention";

/** What each ASCII character is: 0 something else, 1 part of a mail address, 2 part of a name, 3 a letter. */
const KINDS = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return 3;
  if (/[0-9_-]/.test(character)) return 2;
  return ".+@".includes(character) ? 1 : 0;
});

/** Hands one mention on after the other, as the text is read. */
export function* mentions(text: string): Generator<Mention> {
  let before = 0;
  let place = 0;
  while (place < text.length) {
    if (text[place] !== "@" || before > 0) {
      before = kindAt(text, place);
      place++;
      continue;
    }
    let end = place + 1;
    while (kindAt(text, end) > 1) end++;
    const length = end - place - 1;
    if (length > 1 && length < 21 && kindAt(text, place + 1) === 3) {
      yield { name: text.substring(place + 1, end).toLowerCase(), at: place };
    }
    before = kindAt(text, end - 1);
    place = end;
  }
}

/** Beyond ASCII, and beyond the end, there is nothing to know. */
function kindAt(text: string, place: number): number {
  return KINDS[text.charCodeAt(place)] ?? 0;
}
