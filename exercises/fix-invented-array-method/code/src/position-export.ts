import type { Invoice } from "./ledger";

/** An invoice's positions for the warehouse: place, article, quantity. */
export function exportPositions(invoice: Invoice): string {
  let text = "";
  for (const place in invoice.positions) {
    const position = invoice.positions[place];
    text += `${Number(place) + 1};${position?.article};${position?.quantity}\n`;
  }
  return text;
}
