import type { Visit } from "./visit";

const PAGE = "https://harbourlane.example/confirm";
const NOTE_LENGTH = 40;

/** Builds the link with which a patient confirms a visit. Values are percent-encoded UTF-8, which the page reads. */
export function confirmationLink(visit: Visit): string {
  const fields = {
    visit: visit.id,
    name: visit.name,
    email: visit.email,
    note: cut(visit.note),
  };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${PAGE}?${query.join("&")}`;
}

/** The beginning of a note. Of a character that takes two units, such as an emoji, no half is left at the end. */
function cut(note: string): string {
  return note.slice(0, NOTE_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}

/** What patients say on the phone in place of the link: the last six characters of the visit's id. */
export function shortCode(visitId: string): string {
  return visitId.slice(-6).toUpperCase();
}
