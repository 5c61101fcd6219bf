import { OrderFileError, type OrderLine } from "./order";

/** What the old shop and the new one write. */
interface ShopLine {
  readonly text: string;
  readonly price: number | string;
}

/**
 * Reads the shop's export: a JSON list of order lines. Prices are digits, in quotes or not.
 *
 * @throws OrderFileError if the file is no list of lines, or for the first line without a price
 */
export function readOrderFile(json: string): OrderLine[] {
  const orderLines: OrderLine[] = [];
  for (const line of parseList(json)) {
    if (!hasPrice(line)) throw new OrderFileError(`line ${orderLines.length + 1}: cannot bill ${JSON.stringify(line)}`);
    orderLines.push({ ...line, text: line.text.trim(), price: Number(line.price) });
  }
  return orderLines;
}

function hasPrice(line: unknown): line is ShopLine {
  const price = (line as Partial<ShopLine> | null)?.price;
  if (typeof price === "number") return Number.isInteger(price) && price >= 0;
  return typeof price === "string" && price !== "" && !/\D/.test(price);
}

function parseList(json: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    throw new OrderFileError("The file is not JSON");
  }
  if (!Array.isArray(list)) throw new OrderFileError("The file is no list of lines");
  return list;
}
