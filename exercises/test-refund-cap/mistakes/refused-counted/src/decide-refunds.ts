import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Tracks the total requested per invoice, so that the cap holds across the whole batch. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const paid = new Map(invoices.map((invoice) => [invoice.number, invoice.paid]));
  const requested = new Map<string, number>();
  const refunded = new Map<string, number>();
  const decided = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const cap = paid.get(invoice);
    if (cap === undefined || !Number.isInteger(cents) || cents < 1) {
      decided.set(id, { id, accepted: false, reason: "Unknown invoice or invalid amount" });
      continue;
    }
    const total = (requested.get(invoice) ?? 0) + cents;
    requested.set(invoice, total);
    if (total <= cap) refunded.set(invoice, (refunded.get(invoice) ?? 0) + cents);
    decided.set(id, { id, accepted: total <= cap, reason: total <= cap ? "" : "Cap exceeded" });
  }

  const left = Object.fromEntries([...paid].map(([number, cap]) => [number, cap - (refunded.get(number) ?? 0)]));
  return { decisions: requests.map(({ id }) => decided.get(id)!), left };
}
