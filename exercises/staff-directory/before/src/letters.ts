import type { Sql } from "./sql";

/** A letter of the bar above the list, and how many names begin with it. */
export interface Letter {
  readonly letter: string;
  readonly people: number;
}

/** The letters with which names begin, from A to Z. Those who asked not to be listed don't count. */
export async function lettersOf(sql: Sql): Promise<Letter[]> {
  const rows = await sql.run("SELECT name FROM staff WHERE is_listed = ? ORDER BY name", [1]);
  const counts = new Map<string, number>();
  for (const { name } of rows) {
    const letter = String(name).slice(0, 1).toUpperCase();
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].map(([letter, people]) => ({ letter, people }));
}
