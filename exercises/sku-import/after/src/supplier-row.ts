import type { StockRow } from "./stock";

/**
 * Reads one row of a supplier's file, in the old shape or the new one. Nothing is known of it until it was looked at.
 *
 * @throws Error that says what is wrong, for the supplier
 */
export function readRow(row: unknown): StockRow {
  if (typeof row !== "object" || row === null) throw new Error(`not a row: ${JSON.stringify(row)}`);
  return "article" in row ? readNested(row) : readFlat(row);
}

function readFlat(row: object): StockRow {
  return {
    sku: readSku(get(row, "sku")),
    count: readDigits(get(row, "count")),
    cents: readPrice(get(row, "price")),
  };
}

function readNested(row: { article: unknown }): StockRow {
  const price = get(row, "price");
  const currency = get(price, "currency");
  if (currency !== "EUR") throw new Error(`not in EUR: ${JSON.stringify(currency)}`);
  return {
    sku: readSku(get(row.article, "sku")),
    count: checkWhole("count", get(get(row, "stock"), "count")),
    cents: checkWhole("price", get(price, "cents")),
  };
}

/** What a value has under a name; throws where it has nothing, or cannot have anything. */
function get(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !(name in value)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function readSku(sku: unknown): string {
  if (typeof sku !== "string" || !/^[a-z0-9-]+$/i.test(sku)) {
    throw new Error(`not an article number: ${JSON.stringify(sku)}`);
  }
  return sku.toUpperCase();
}

function readDigits(text: unknown): number {
  if (typeof text !== "string" || !/^\d+$/.test(text)) throw new Error(`not a count: ${JSON.stringify(text)}`);
  return checkWhole("count", Number(text));
}

/** "4.20" and "4" as cents, without a detour over fractions. */
function readPrice(text: unknown): number {
  const match = /^(\d+)(?:\.(\d\d))?$/.exec(typeof text === "string" ? text : "");
  if (!match) throw new Error(`not a price: ${JSON.stringify(text)}`);
  return checkWhole("price", Number(match[1]) * 100 + Number(match[2] ?? 0));
}

function checkWhole(what: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new Error(`not a ${what}: ${JSON.stringify(value)}`);
  }
  return value;
}
