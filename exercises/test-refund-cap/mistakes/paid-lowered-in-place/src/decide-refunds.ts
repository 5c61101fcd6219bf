import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides a batch, booking each accepted refund on its invoice, so that the balance is never out of date. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const accounts = new Map(invoices.map((invoice) => [invoice.number, invoice as { number: string; paid: number }]));
  const decided = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    if (decided.has(id)) continue;
    const account = accounts.get(invoice);
    const accepted = account !== undefined && Number.isInteger(cents) && cents >= 1 && cents <= account.paid;
    if (accepted) account.paid -= cents;
    decided.set(id, { id, accepted, reason: accepted ? "" : "Not possible for this invoice and amount" });
  }
  const left = Object.fromEntries([...accounts.values()].map(({ number, paid }) => [number, paid]));
  return { decisions: requests.map(({ id }) => decided.get(id)!), left };
}
