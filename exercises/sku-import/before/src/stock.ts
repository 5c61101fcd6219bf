/** What we know of one article. */
export interface StockRow {
  /** In capitals: "HS-10". */
  readonly sku: string;
  readonly count: number;
  readonly cents: number;
}

export interface StockChange {
  /** New counts and prices. */
  readonly rows: readonly StockRow[];
  /** Articles whose count becomes 0; their price stays. */
  readonly soldOut: readonly string[];
}

/** The stock service. It answers one question at a time, and refuses a second one meanwhile. */
export interface Stock {
  /** Every article that we have of a supplier, in capitals. */
  skusOf(supplier: string): Promise<readonly string[]>;
  /** Whether more of an article is on its way to us. */
  isDeliveryDue(sku: string): Promise<boolean>;
  /** In one transaction: all of the change, or nothing. */
  apply(supplier: string, change: StockChange): Promise<void>;
}
