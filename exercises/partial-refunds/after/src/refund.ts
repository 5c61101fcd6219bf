import type { EventSink } from "./events";
import type { Gateway } from "./gateway";
import type { Invoice, InvoiceStatus, InvoiceStore, Refund } from "./invoice";
import { type Cents, formatCents, sumCents } from "./money";

/** A refund that was refused. `code` is for programs, the message for the support desk. */
export class RefundError extends Error {
  readonly code: "not-found" | "not-paid" | "bad-amount" | "no-reason" | "too-much" | "declined";

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

export interface RefundRequest {
  readonly invoiceId: string;
  /** Whole cents, at least 1. */
  readonly cents: Cents;
  /** For finance, and for the customer's receipt. */
  readonly reason: string;
  /** The same for every attempt at one refund. */
  readonly key: string;
}

/** What can still go back. Invoices from before partial refunds have no list. */
export function leftToRefund(invoice: Invoice): Cents {
  if (invoice.status === "refunded") return 0;
  return invoice.paidCents - sumCents((invoice.refunds ?? []).map((earlier) => earlier.cents));
}

/**
 * Gives a paid invoice's money back, in whole or in part. Safe to repeat: a key that the invoice has had before
 * returns the refund that it led to.
 */
export async function refund(deps: RefundDeps, request: RefundRequest): Promise<Refund> {
  const invoice = deps.invoices.find(request.invoiceId);
  if (!invoice) throw new RefundError("not-found", `No invoice ${request.invoiceId}`);

  // Before anything is checked: the repeat of a full refund gets its refund, not an error.
  const earlier = invoice.refunds?.find((candidate) => candidate.key === request.key);
  if (earlier) return earlier;

  assertValid(request);
  const chargeId = getCharge(invoice);
  const key = `${invoice.id}/refund/${request.key}`;
  const answer = await deps.gateway.refund({ chargeId, cents: request.cents, key });
  if (answer.status === "declined") throw declinedError(invoice, answer.reason);

  const created: Refund = {
    id: answer.payoutId,
    cents: answer.cents,
    reason: request.reason.trim(),
    key: request.key,
  };
  const updated = withRefund(invoice, created);
  deps.invoices.save(updated);
  deps.events.publish({
    type: "refund.created",
    invoiceId: invoice.id,
    refundId: created.id,
    cents: created.cents,
    leftCents: leftToRefund(updated),
  });
  return created;
}

/** The text of the mail to the customer. */
export function receiptText(created: Refund, leftCents: Cents): string {
  const lines = [`We have returned ${formatCents(created.cents)} to your card.`, `Reason: ${created.reason}`];
  if (leftCents > 0) lines.push(`${formatCents(leftCents)} of this invoice stay paid.`);
  return lines.join("\n");
}

function assertValid(request: RefundRequest): void {
  if (!Number.isSafeInteger(request.cents) || request.cents < 1) {
    throw new RefundError("bad-amount", `Not an amount that can be refunded: ${request.cents}`);
  }
  if (request.reason.trim() === "") throw new RefundError("no-reason", "A refund needs a reason");
}

/** The charge to refund. Throws unless the invoice is in a state in which something can go back. */
function getCharge(invoice: Invoice): string {
  if (invoice.status === "refunded") throw tooMuchError(invoice);
  if ((invoice.status !== "paid" && invoice.status !== "partly-refunded") || !invoice.chargeId) {
    throw new RefundError("not-paid", `Invoice ${invoice.id} is ${invoice.status}`);
  }
  return invoice.chargeId;
}

/** Tells apart why a payout did not go through. */
function declinedError(invoice: Invoice, reason: string): RefundError {
  // The provider holds the balance of the charge, so the limit is kept where it cannot get out of step.
  if (reason === "exceeds-charge") return tooMuchError(invoice);
  return new RefundError("declined", `The provider declined: ${reason}`);
}

function tooMuchError(invoice: Invoice): RefundError {
  return new RefundError("too-much", `Only ${formatCents(leftToRefund(invoice))} left to refund`);
}

/** The invoice with one more refund, and the status that follows. */
function withRefund(invoice: Invoice, created: Refund): Invoice {
  const status: InvoiceStatus = created.cents === invoice.paidCents ? "refunded" : "partly-refunded";
  return { ...invoice, status, refunds: [...(invoice.refunds ?? []), created] };
}
