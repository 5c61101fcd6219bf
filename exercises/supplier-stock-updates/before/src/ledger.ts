/** What we have told our suppliers. */
export interface Ledger {
  /** The level that a supplier was told last, by article. */
  lastTold(supplierId: string): Promise<ReadonlyMap<string, number>>;
}
