/**
 * Normalises text for search: removes differences in case, accents and Unicode composition. The database can't do this,
 * because SQLite ignores case only for A–Z, and PostgreSQL only for the letters of its locale.
 */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    // This step comes last, because the previous step turns a capital sharp s (ẞ) into a small one.
    .replaceAll("ß", "ss");

/**
 * Returns a function that checks whether a text contains all words of a search. A search without words finds
 * everything.
 */
export function searchFor(words: string): (text: string) => boolean {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return (text) => {
    const there = folded(text);
    return wanted.every((word) => there.includes(word));
  };
}
