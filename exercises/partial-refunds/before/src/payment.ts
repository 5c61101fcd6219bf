import type { EventSink } from "./events";
import type { Gateway } from "./gateway";
import { type Invoice, type InvoiceStore, invoiceTotal } from "./invoice";

export class PaymentError extends Error {
  readonly code: "not-found" | "not-open" | "declined";

  constructor(code: PaymentError["code"], message: string) {
    super(message);
    this.name = "PaymentError";
    this.code = code;
  }
}

export interface PaymentDeps {
  readonly invoices: InvoiceStore;
  readonly gateway: Gateway;
  readonly events: EventSink;
}

/** Charges an open invoice to the customer's card. */
export async function payInvoice(deps: PaymentDeps, invoiceId: string): Promise<Invoice> {
  const invoice = deps.invoices.find(invoiceId);
  if (!invoice) throw new PaymentError("not-found", `No invoice ${invoiceId}`);
  if (invoice.status !== "open") throw new PaymentError("not-open", `Invoice ${invoiceId} is ${invoice.status}`);

  const cents = invoiceTotal(invoice);
  const answer = await deps.gateway.charge({ customerId: invoice.customerId, cents, key: `${invoice.id}/charge` });
  if (answer.status === "declined") {
    throw new PaymentError("declined", `The provider declined: ${answer.reason}`);
  }

  const paid: Invoice = { ...invoice, status: "paid", paidCents: cents, chargeId: answer.chargeId };
  deps.invoices.save(paid);
  deps.events.publish({ type: "invoice.paid", invoiceId, cents });
  return paid;
}
