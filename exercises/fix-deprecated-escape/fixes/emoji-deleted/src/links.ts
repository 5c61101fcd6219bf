import type { Visit } from "./visit";

const PAGE = "https://harbourlane.example/confirm";
const NOTE_LENGTH = 40;

/** Builds the link with which a patient confirms a visit. All values are escaped, so that any input is safe. */
export function confirmationLink(visit: Visit): string {
  const fields = {
    visit: visit.id,
    name: visit.name,
    email: visit.email,
    note: visit.note.replace(/[\u{10000}-\u{10FFFF}]/gu, "").slice(0, NOTE_LENGTH),
  };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${PAGE}?${query.join("&")}`;
}

/** What patients say on the phone in place of the link: the last six characters of the visit's id. */
export function shortCode(visitId: string): string {
  return visitId.substr(-6).toUpperCase();
}
