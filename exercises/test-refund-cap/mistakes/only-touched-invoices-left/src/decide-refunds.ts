import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides a batch, and reports the remaining balance of the invoices that it touched. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left: Record<string, number> = {};
  const decided = new Map<string, Decision>();

  for (const { id, invoice: number, cents } of requests) {
    if (decided.has(id)) continue;
    const invoice = invoices.find((candidate) => candidate.number === number);
    if (!invoice) {
      decided.set(id, { id, accepted: false, reason: `Invoice ${number} was not found` });
      continue;
    }
    left[number] ??= invoice.paid;
    const accepted = Number.isInteger(cents) && cents >= 1 && cents <= left[number];
    if (accepted) left[number] -= cents;
    decided.set(id, { id, accepted, reason: accepted ? "" : "The amount cannot be refunded" });
  }
  return { decisions: requests.map(({ id }) => decided.get(id)!), left };
}
