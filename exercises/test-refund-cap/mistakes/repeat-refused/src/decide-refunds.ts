import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides a batch. Double submissions are detected by id and rejected, so nothing is ever paid twice. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const processed = new Set<string>();

  const decisions = requests.map(({ id, invoice, cents }): Decision => {
    if (processed.has(id)) return { id, accepted: false, reason: "Duplicate request" };
    processed.add(id);
    const rest = left.get(invoice);
    if (rest === undefined || !Number.isInteger(cents) || cents < 1 || cents > rest) {
      return { id, accepted: false, reason: "Not refundable" };
    }
    left.set(invoice, rest - cents);
    return { id, accepted: true, reason: "" };
  });
  return { decisions, left: Object.fromEntries(left) };
}
