/** A line of a supplier's file. */
export interface StockRow {
  readonly sku: string;
  readonly quantity: number;
}

/** The table that an import fills. */
export interface Shop {
  /** Writes some rows: all of them, or, if it rejects, none. */
  write(rows: readonly StockRow[]): Promise<void>;
}

export interface ImportResult {
  /** Rows that this call has written. */
  readonly written: number;
  /** Rows in the file. */
  readonly total: number;
}

/** The most rows that the shop takes at a time. */
export const BATCH_SIZE = 10;

/** Reads "A-17;250". */
export function parseRow(line: string): StockRow {
  const [sku = "", quantity = ""] = line.split(";");
  return { sku, quantity: Number(quantity) };
}
