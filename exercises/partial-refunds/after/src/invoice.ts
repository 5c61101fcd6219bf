import { type Cents, sumCents } from "./money";

export type InvoiceStatus = "draft" | "open" | "paid" | "partly-refunded" | "refunded";

export interface InvoiceLine {
  readonly text: string;
  readonly cents: Cents;
}

/** One payout to the customer. */
export interface Refund {
  /** The provider's id of the payout. */
  readonly id: string;
  readonly cents: Cents;
  readonly reason: string;
  /** The key of the request that it answered. */
  readonly key: string;
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
  /** Oldest first; absent on invoices that were stored before there were partial refunds. */
  readonly refunds?: readonly Refund[];
}

export interface InvoiceStore {
  find(id: string): Invoice | undefined;
  /** Takes the place of the stored invoice of the same id. */
  save(invoice: Invoice): void;
}

export function invoiceTotal(invoice: Invoice): Cents {
  return sumCents(invoice.lines.map((line) => line.cents));
}
