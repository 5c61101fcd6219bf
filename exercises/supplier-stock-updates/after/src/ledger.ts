import type { StockLevel } from "./stock-message";

/** What we have told our suppliers. */
export interface Ledger {
  /** The level that a supplier was told last, by article. */
  lastTold(supplierId: string): Promise<ReadonlyMap<string, number>>;
  /** Writes down what a supplier was told; other articles stay as they are. */
  note(supplierId: string, levels: readonly StockLevel[]): Promise<void>;
}
