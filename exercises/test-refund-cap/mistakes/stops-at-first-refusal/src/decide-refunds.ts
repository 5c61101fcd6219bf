import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides a batch. Once an invoice is exhausted, further requests for it are refused straight away. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const exhausted = new Set<string>();
  const decided = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const rest = left.get(invoice);
    const isAmount = Number.isInteger(cents) && cents > 0;
    if (rest === undefined || !isAmount || exhausted.has(invoice)) {
      decided.set(id, { id, accepted: false, reason: "Invalid request, or nothing left" });
    } else if (cents > rest) {
      exhausted.add(invoice);
      decided.set(id, { id, accepted: false, reason: "Exceeds what is left" });
    } else {
      left.set(invoice, rest - cents);
      decided.set(id, { id, accepted: true, reason: "" });
    }
  }
  return { decisions: requests.map(({ id }) => decided.get(id)!), left: Object.fromEntries(left) };
}
