import type { Invoice, InvoiceLine } from "./invoice";
import { formatCents } from "./money";
import { invoiceTotal, lineNet } from "./totals";

/** The invoice as it is mailed, VAT block included. */
export function invoiceText(invoice: Invoice): string {
  const { net, gross, rows } = invoiceTotal(invoice);
  return [
    `Invoice ${invoice.number} for ${invoice.customer}`,
    ...invoice.lines.map(lineText),
    `Net: ${formatCents(net)}`,
    ...rows.map((row) => `VAT ${row.rate} % on ${formatCents(row.net)}: ${formatCents(row.vat)}`),
    `Total: ${formatCents(gross)}`,
    `Payable by ${invoice.dueOn}`,
  ].join("\n");
}

function lineText(line: InvoiceLine): string {
  const discount = line.discount ? `, less ${line.discount} %` : "";
  return `${line.quantity} x ${line.text}, ${formatCents(line.unitPrice)} each${discount}: ${formatCents(lineNet(line))}`;
}
