/**
 * A text as a search compares it: no difference of case, of accents, or of how a letter is composed. Done here and not
 * by the database, since SQLite knows the case of A–Z alone, and PostgreSQL that of its locale.
 */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    // Only now: a capital sharp s and the like become two letters.
    .replaceAll("ß", "ss");

/** Whether all words of a search occur in a text. A search without a word finds everything. */
export function searchFor(words: string): (text: string) => boolean {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return (text) => {
    const there = folded(text);
    return wanted.every((word) => there.includes(word));
  };
}
