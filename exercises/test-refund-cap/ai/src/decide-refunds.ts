import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/**
 * Decides the support desk's refund requests of a day.
 *
 * Implements the cap from PAY-212: a customer who paid 100.00 can get 60.00 back, and then has 40.00 left,
 * but can never get back more than was paid.
 */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const paidByNumber = new Map(invoices.map((invoice) => [invoice.number, invoice.paid]));
  const left: Record<string, number> = Object.fromEntries(paidByNumber);
  const decisions = new Map<string, Decision>();

  for (const { id, invoice, cents } of requests) {
    // Double clicks arrive with the same id: the first decision stands.
    if (decisions.has(id)) continue;

    const paid = paidByNumber.get(invoice);
    if (paid === undefined) {
      decisions.set(id, { id, accepted: false, reason: `There is no paid invoice ${invoice}` });
    } else if (!Number.isInteger(cents) || cents < 1) {
      decisions.set(id, { id, accepted: false, reason: "The amount must be at least one whole cent" });
    } else if (cents > paid) {
      decisions.set(id, { id, accepted: false, reason: "The amount exceeds what was paid" });
    } else {
      left[invoice] = paid - cents;
      decisions.set(id, { id, accepted: true, reason: "" });
    }
  }

  return { decisions: requests.map(({ id }) => decisions.get(id)!), left };
}
