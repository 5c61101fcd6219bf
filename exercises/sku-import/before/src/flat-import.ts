import { ImportError } from "./errors";
import type { Stock } from "./stock";

/** Imports a supplier's file. Returns how many articles it held. */
export async function importFlat(stock: Stock, supplier: string, text: string): Promise<number> {
  const file = JSON.parse(text) as { sku: string; count: string; price: string }[];
  const rows = file.map(({ sku, count, price }) => ({
    sku: sku.toUpperCase(),
    count: Number(count),
    cents: Math.round(Number(price) * 100),
  }));
  if (rows.some(({ count, cents }) => Number.isNaN(count + cents))) throw new ImportError("Not all can be read");
  await stock.apply(supplier, { rows, soldOut: [] });
  return rows.length;
}
