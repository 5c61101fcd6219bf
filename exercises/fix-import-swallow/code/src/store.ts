/** What a supplier's row says about one article. */
export interface StockRow {
  readonly sku: string;
  readonly name: string;
  /** Cents. */
  readonly price: number;
  readonly quantity: number;
}

/** Something is wrong with one row: the others can go on. The message is shown to the supplier. */
export class RowError extends Error {
  override readonly name = "RowError";
}

/** The shop's stock. */
export interface StockStore {
  /**
   * Stores what a row says, over what was known of the article. Takes one row at a time.
   *
   * @throws RowError for an article that the shop does not sell
   * @throws Error if the shop's database cannot be reached, or cannot write
   */
  save(row: StockRow): Promise<void>;
}

/** The importer's log, read by whoever is on call. */
export interface Log {
  warn(text: string): void;
}
