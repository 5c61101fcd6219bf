import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides refund requests against a running balance per invoice. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const balance = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const decided = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const available = balance.get(invoice);
    const isValid = Number.isInteger(cents) && cents > 0;
    if (available !== undefined && isValid && cents < available) {
      balance.set(invoice, available - cents);
      decided.set(id, { id, accepted: true, reason: "" });
    } else {
      decided.set(id, { id, accepted: false, reason: "Exceeds the refundable balance" });
    }
  }
  return { decisions: requests.map(({ id }) => decided.get(id)!), left: Object.fromEntries(balance) };
}
