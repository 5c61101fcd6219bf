/**
 * Normalises a text for search: removes differences in case, accents and Unicode composition. The database can't do
 * this, because SQLite knows upper and lower case only for A–Z, and PostgreSQL only for its locale.
 */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    // This step comes last, because the previous step turns a capital sharp s (ẞ) into a small one.
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
