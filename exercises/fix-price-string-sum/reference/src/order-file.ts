import { type Cents, OrderFileError, type OrderLine } from "./order";

/** A line as it comes. Nothing is known of its price until somebody looks. */
type FileLine = Omit<OrderLine, "price"> & { readonly price?: unknown };

/**
 * Reads the shop's export: a JSON list of order lines, whose prices are numbers or texts.
 *
 * @throws OrderFileError if the file is no list of lines, or if a line has no price in whole cents
 */
export function readOrderFile(json: string): OrderLine[] {
  const lines = parseList(json) as FileLine[];
  return lines.map((line, index) => {
    // First, because a line without a price may have no text either, or be null.
    const price = readPrice(line?.price, index + 1);
    return { ...line, text: line.text.trim(), price };
  });
}

/** The one place where a price becomes a number. */
function readPrice(price: unknown, line: number): Cents {
  const cents = typeof price === "string" && /^\d+$/.test(price) ? Number(price) : price;
  if (typeof cents !== "number" || !Number.isSafeInteger(cents) || cents < 0) {
    throw new OrderFileError(`line ${line}: not a price: ${JSON.stringify(price) ?? "nothing"}`);
  }
  return cents;
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
