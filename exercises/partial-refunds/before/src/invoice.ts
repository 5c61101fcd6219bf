import { type Cents, sumCents } from "./money";

export type InvoiceStatus = "draft" | "open" | "paid" | "refunded";

export interface InvoiceLine {
  readonly text: string;
  readonly cents: Cents;
}

export interface Invoice {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  readonly status: InvoiceStatus;
  /** What the customer has paid; 0 until the charge went through. Refunds do not change it. */
  readonly paidCents: Cents;
  /** The provider's id of the charge; absent until there is one. */
  readonly chargeId?: string;
}

export interface InvoiceStore {
  find(id: string): Invoice | undefined;
  /** Takes the place of the stored invoice of the same id. */
  save(invoice: Invoice): void;
}

export function invoiceTotal(invoice: Invoice): Cents {
  return sumCents(invoice.lines.map((line) => line.cents));
}
