import type { Invoice } from "./invoice";

/** What an invoice comes to, VAT included, in euros. */
export function totalEuros(invoice: Invoice): number {
  let total = 0;
  for (const line of invoice.lines) {
    const net = (line.quantity * line.unitPrice * (100 - (line.discount ?? 0))) / 10_000;
    total += net + net * (line.vatRate / 100);
  }
  return total;
}
