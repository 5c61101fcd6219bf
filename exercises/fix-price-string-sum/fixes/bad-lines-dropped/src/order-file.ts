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
  return lines
    .map((line) => ({ ...line, text: line.text.trim(), price: Number.parseInt(String(line.price), 10) }))
    .filter((line) => Number.isInteger(line.price) && line.price >= 0);
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
