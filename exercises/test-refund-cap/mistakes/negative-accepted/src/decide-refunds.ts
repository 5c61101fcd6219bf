import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides refund requests. An amount is valid if it is a whole number of cents and within what is left. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const decided = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const rest = left.get(invoice) ?? 0;
    const isWholeAmount = cents !== 0 && Number.isInteger(cents);
    const accepted = left.has(invoice) && isWholeAmount && cents <= rest;
    if (accepted) left.set(invoice, rest - cents);
    decided.set(id, { id, accepted, reason: accepted ? "" : `Cannot refund ${cents} cents on ${invoice}` });
  }
  return { decisions: requests.map(({ id }) => decided.get(id)!), left: Object.fromEntries(left) };
}
