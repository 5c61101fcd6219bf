import { FileError } from "./file-error";
import { readTable } from "./records";

export interface Price {
  readonly sku: string;
  readonly name: string;
  readonly cents: number;
}

/** The prices of a supplier's list. Other columns may be there, and are left alone. */
export function readPriceList(text: string): Price[] {
  return readTable(text, ["sku", "name", "price"]).map(({ line, cell }) => ({
    sku: cell("sku").toUpperCase(),
    name: cell("name"),
    cents: readCents(cell("price"), line),
  }));
}

function readCents(price: string, line: number): number {
  const match = /^(\d+)[.,](\d\d)$/.exec(price);
  if (!match) throw new FileError(line, `not a price: ${price}`);
  return Number(match[1]) * 100 + Number(match[2]);
}
