import type { BillingEvent, EventSink } from "../src/events";
import type { ChargeRequest, Gateway, PayoutRequest } from "../src/gateway";
import type { Invoice, InvoiceStore } from "../src/invoice";

/** A store in memory. */
export function memoryInvoices(...invoices: Invoice[]): InvoiceStore {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return {
    find: (id) => byId.get(id),
    save: (invoice) => {
      byId.set(invoice.id, invoice);
    },
  };
}

/** The provider as it is: it pays out whatever it is asked for, unless `decline` holds a reason. */
export function fakeGateway() {
  const charges: ChargeRequest[] = [];
  const payouts: PayoutRequest[] = [];
  const control: { decline?: string } = {};
  const gateway: Gateway = {
    async charge(request) {
      charges.push(request);
      if (control.decline) return { status: "declined", reason: control.decline };
      return { status: "accepted", chargeId: `ch_${charges.length}` };
    },
    async refund(request) {
      payouts.push(request);
      if (control.decline) return { status: "declined", reason: control.decline };
      return { status: "accepted", payoutId: `po_${payouts.length}`, cents: request.cents };
    },
  };
  return { gateway, charges, payouts, control };
}

export function recordedEvents() {
  const published: BillingEvent[] = [];
  const events: EventSink = { publish: (event) => void published.push(event) };
  return { events, published };
}
