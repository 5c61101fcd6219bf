import { RowError, type StockRow, type StockStore } from "../src/store";

/** A shop that sells all articles but those whose number begins with X, and a record of what it stored. */
export function shop({ failsAt = Number.POSITIVE_INFINITY } = {}) {
  const saved: StockRow[] = [];
  const warnings: string[] = [];
  let calls = 0;
  let busy = false;
  const store: StockStore = {
    async save(row) {
      if (busy) throw new Error("the store takes one row at a time");
      busy = true;
      await Promise.resolve();
      busy = false;
      calls += 1;
      if (calls >= failsAt) throw new Error("database: connection lost");
      if (row.sku.startsWith("X")) throw new RowError(`not in our shop: ${row.sku}`);
      saved.push(row);
    },
  };
  return {
    store,
    log: { warn: (text: string) => void warnings.push(text) },
    /** What is in the store, in the order in which it came. */
    saved,
    /** The log. */
    warnings,
    /** How often the store was called. */
    calls: () => calls,
  };
}

/** A supplier's file with these lines below its header. */
export const file = (...lines: string[]) => ["sku;name;price;quantity", ...lines].join("\n");
