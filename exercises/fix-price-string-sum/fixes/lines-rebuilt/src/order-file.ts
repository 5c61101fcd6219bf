import { OrderFileError, type OrderLine } from "./order";

/**
 * Reads the shop's export: a JSON list of order lines.
 *
 * The format is agreed on with the shop, so from here on everything is fully typed.
 *
 * @throws OrderFileError if the file is no list of lines
 */
export function readOrderFile(json: string): OrderLine[] {
  const lines = parseList(json) as OrderLine[];
  return lines.map((line, index) => ({ text: line.text.trim(), price: toCents(line.price, index + 1) }));
}

function toCents(price: unknown, line: number): number {
  if (!/^\d+$/.test(String(price))) {
    throw new OrderFileError(`line ${line}: not a price: ${String(price)}`);
  }
  return Number(price);
}

function parseList(json: string): unknown {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    throw new OrderFileError("The file is not JSON");
  }
  if (!Array.isArray(list)) {
    throw new OrderFileError("The file is no list of lines");
  }
  return list;
}
