import type { Invoice, InvoiceLine } from "../src/invoice";

/** A line of one piece at 19 %, unless it says otherwise. */
export function lineOf(unitPrice: number, rest: Partial<InvoiceLine> = {}): InvoiceLine {
  return { text: "Bandages", quantity: 1, vatRate: 19, unitPrice, ...rest };
}

/** An open invoice, due on 1 March 2026. */
export function invoiceOf(...lines: InvoiceLine[]): Invoice {
  return { number: "PW-310", customer: "St Anne's", dueOn: "2026-03-01", lines };
}
