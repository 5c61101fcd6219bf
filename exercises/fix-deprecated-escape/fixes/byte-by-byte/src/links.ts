import type { Visit } from "./visit";

const PAGE = "https://harbourlane.example/confirm";
const NOTE_LENGTH = 40;

/** Builds the link with which a patient confirms a visit. All values are escaped, so that any input is safe. */
export function confirmationLink(visit: Visit): string {
  const fields = {
    visit: visit.id,
    name: visit.name,
    email: visit.email,
    note: beginningOf(visit.note),
  };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${percentEncoded(value)}`);
  return `${PAGE}?${query.join("&")}`;
}

/** Whole characters up to the length of a note. */
function beginningOf(note: string): string {
  let text = "";
  for (const character of note) {
    if (text.length + character.length > NOTE_LENGTH) break;
    text += character;
  }
  return text;
}

/** Letters, digits and -_. stay, every other character becomes the bytes of its UTF-8. */
function percentEncoded(text: string): string {
  return Array.from(text, (character) =>
    /[A-Za-z0-9\-_.]/.test(character) ? character : encodeURIComponent(character).replace(/[!'()*~]/g, hex),
  ).join("");
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** What patients say on the phone in place of the link: the last six characters of the visit's id. */
export function shortCode(visitId: string): string {
  return visitId.slice(Math.max(0, visitId.length - 6)).toUpperCase();
}
