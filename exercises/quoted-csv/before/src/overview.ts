import { padColumns } from "../mirror/PadColumns/index.js";
import type { Price } from "./price-list";

/** A price list as text, for the mail to the buyers. */
export function overviewOf(prices: readonly Price[]): string {
  return padColumns(prices.map(({ sku, name, cents }) => [sku, name, (cents / 100).toFixed(2)]));
}
