import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const cache = new Map<string, Decision>();

  /** Validates and books a single request. */
  const book = ({ id, invoice, cents }: RefundRequest): Decision => {
    const rest = left.get(invoice);
    if (rest === undefined) return { id, accepted: false, reason: "Invoice not found" };
    if (typeof cents !== "number" || Number.isNaN(cents) || cents < 1) {
      return { id, accepted: false, reason: "Amount must be a number of at least 1" };
    }
    if (cents > rest) return { id, accepted: false, reason: `Only ${rest} cents left` };
    left.set(invoice, rest - cents);
    return { id, accepted: true, reason: "" };
  };

  const decisions = requests.map((request) => {
    if (!cache.has(request.id)) cache.set(request.id, book(request));
    return cache.get(request.id)!;
  });
  return { decisions, left: Object.fromEntries(left) };
}
