import type { EventSink } from "./events";
import type { Gateway } from "./gateway";
import type { Invoice, InvoiceStore } from "./invoice";

export class RefundError extends Error {
  readonly code: "not-found" | "not-paid" | "declined";

  constructor(code: RefundError["code"], message: string) {
    super(message);
    this.name = "RefundError";
    this.code = code;
  }
}

export interface RefundDeps {
  readonly invoices: InvoiceStore;
  readonly gateway: Gateway;
  readonly events: EventSink;
}

/** Gives the whole of a paid invoice back. */
export async function refundInvoice(deps: RefundDeps, invoiceId: string): Promise<Invoice> {
  const invoice = deps.invoices.find(invoiceId);
  if (!invoice) throw new RefundError("not-found", `No invoice ${invoiceId}`);
  if (invoice.status !== "paid" || !invoice.chargeId) {
    throw new RefundError("not-paid", `Invoice ${invoiceId} is ${invoice.status}`);
  }

  const cents = invoice.paidCents;
  const answer = await deps.gateway.refund({ chargeId: invoice.chargeId, cents, key: `${invoice.id}/refund` });
  if (answer.status === "declined") {
    throw new RefundError("declined", `The provider declined: ${answer.reason}`);
  }

  const refunded: Invoice = { ...invoice, status: "refunded" };
  deps.invoices.save(refunded);
  deps.events.publish({ type: "invoice.refunded", invoiceId, cents });
  return refunded;
}
