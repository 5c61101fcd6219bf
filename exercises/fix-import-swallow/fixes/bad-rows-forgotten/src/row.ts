import { RowError, type StockRow } from "./store";

/** The columns of a supplier's file, in order. */
export const COLUMNS = ["sku", "name", "price", "quantity"] as const;

/**
 * Converts the cells of a line into a stock row.
 *
 * @throws RowError with a message for the supplier
 */
export function readRow(cells: readonly string[]): StockRow {
  const [sku = "", name = "", price = "", quantity = ""] = cells;
  return {
    sku: readSku(sku),
    name,
    price: readPrice(price),
    quantity: readQuantity(quantity),
  };
}

function readSku(text: string): string {
  if (!/^[a-z0-9-]+$/i.test(text)) {
    throw new RowError(`not an article number: "${text}"`);
  }
  return text.toUpperCase();
}

/** Reads "12.50", "12,50" or "12" as cents. */
function readPrice(text: string): number {
  const match = /^(\d+)(?:[.,](\d{2}))?$/.exec(text);
  if (!match) {
    throw new RowError(`not a price: "${text}"`);
  }
  return Number(match[1]) * 100 + Number(match[2] ?? 0);
}

/** Reads a stock count. There is no safe default: 0 means sold out. */
function readQuantity(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new RowError(`not a quantity: "${text}"`);
  }
  return Number(text);
}
