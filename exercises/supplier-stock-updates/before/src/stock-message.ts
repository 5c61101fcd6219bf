/** How many pieces of an article there are. */
export interface StockLevel {
  readonly article: string;
  readonly pieces: number;
}

/** A message as suppliers' systems read it: the number of levels, then one to a line. */
export function stockMessage(levels: readonly StockLevel[]): string {
  const rows = levels.map(({ article, pieces }) => `${article};${pieces}`);
  return [`STOCK ${rows.length}`, ...rows].join("\n");
}
