import type { Invoice } from "./invoice";
import { formatCents } from "./money";
import { totalEuros } from "./totals";

/** The invoice as it is mailed. */
export function invoiceText(invoice: Invoice): string {
  return [
    `Invoice ${invoice.number} for ${invoice.customer}`,
    ...invoice.lines.map((line) => `${line.quantity} x ${line.text}, ${formatCents(line.unitPrice)} each`),
    `Total: ${totalEuros(invoice).toFixed(2)} EUR`,
    `Payable by ${invoice.dueOn}`,
  ].join("\n");
}
