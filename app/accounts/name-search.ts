/**
 * A text normalised for search: without differences in case, accents, or Unicode composition. Done here and not by the
 * database, since SQLite knows only the case of A–Z, and PostgreSQL that of its locale.
 */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    // Only after that: a capital sharp s and similar characters become two letters.
    .replaceAll("ß", "ss");

/** Whether all words of a search occur in a text. A search without words finds everything. */
export function searchFor(words: string): (text: string) => boolean {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return (text) => {
    const there = folded(text);
    return wanted.every((word) => there.includes(word));
  };
}
