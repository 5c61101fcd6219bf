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
  return lines.map((line, index) => {
    const price = /^\d+$/.test(String(line.price)) ? Number(line.price) : Number.NaN;
    if (!price) {
      throw new OrderFileError(`line ${index + 1}: no valid price: ${line.price}`);
    }
    return { ...line, text: line.text.trim(), price };
  });
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
