import { ImportError } from "./errors";
import type { Stock, StockRow } from "./stock";
import { readRow } from "./supplier-row";

export interface ImportResult {
  /** Articles that the file held. */
  readonly taken: number;
  /** Articles that it left out, and whose count is 0 now. */
  readonly soldOut: readonly string[];
}

/**
 * Imports a supplier's file, whole or not at all.
 *
 * @throws ImportError with a message for the supplier; nothing was changed then
 */
export async function importStock(stock: Stock, supplier: string, text: string): Promise<ImportResult> {
  const rows = readFile(text);

  const leftOut = new Set(await stock.skusOf(supplier));
  for (const { sku } of rows) leftOut.delete(sku);
  for (const sku of leftOut) {
    if (await stock.isDeliveryDue(sku)) leftOut.delete(sku);
  }

  const soldOut = [...leftOut];
  await stock.apply(supplier, { rows, soldOut });
  return { taken: rows.length, soldOut };
}

/** All rows of a file, each article once. Stops at the first row that cannot be read. */
function readFile(text: string): StockRow[] {
  const rowBySku = new Map<string, number>();
  return parseList(text).map((value, index) => {
    const row = index + 1;
    const read = readNumbered(value, row);
    const earlier = rowBySku.get(read.sku);
    if (earlier) throw new ImportError(`${read.sku} is in row ${earlier} already`, { row });
    rowBySku.set(read.sku, row);
    return read;
  });
}

function readNumbered(value: unknown, row: number): StockRow {
  try {
    return readRow(value);
  } catch (cause) {
    throw new ImportError(cause instanceof Error ? cause.message : String(cause), { row, cause });
  }
}

function parseList(text: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (cause) {
    throw new ImportError("The file is not JSON", { cause });
  }
  if (!Array.isArray(list) || list.length === 0) throw new ImportError("The file holds no list of articles");
  return list;
}
