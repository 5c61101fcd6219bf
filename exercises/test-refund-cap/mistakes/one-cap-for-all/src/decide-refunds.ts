import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides a batch. The running total makes sure that a batch cannot pay out more than an invoice brought in. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const paid = new Map(invoices.map((invoice) => [invoice.number, invoice.paid]));
  const left = new Map(paid);
  const decided = new Map<string, Decision>();
  let runningTotal = 0;

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const cap = paid.get(invoice);
    const isAmount = Number.isInteger(cents) && cents >= 1;
    const accepted = cap !== undefined && isAmount && runningTotal + cents <= cap;
    if (accepted) {
      runningTotal += cents;
      left.set(invoice, left.get(invoice)! - cents);
    }
    decided.set(id, { id, accepted, reason: accepted ? "" : "Refused: exceeds the cap, or not a valid amount" });
  }
  return { decisions: requests.map(({ id }) => decided.get(id)!), left: Object.fromEntries(left) };
}
