import { FileError } from "./file-error";
import { readRecords } from "./records";

export interface Price {
  readonly sku: string;
  readonly name: string;
  readonly cents: number;
}

/** The prices of a supplier's list. Its columns are article number, name and price. */
export function readPriceList(text: string): Price[] {
  const [, ...records] = readRecords(text);
  return records.map(({ line, cells: [sku = "", name = "", price = ""] }) => ({
    sku: sku.toUpperCase(),
    name,
    cents: readCents(price, line),
  }));
}

function readCents(price: string, line: number): number {
  const match = /^(\d+)[.,](\d\d)$/.exec(price);
  if (!match) throw new FileError(`Line ${line}: not a price: ${price}`);
  return Number(match[1]) * 100 + Number(match[2]);
}
