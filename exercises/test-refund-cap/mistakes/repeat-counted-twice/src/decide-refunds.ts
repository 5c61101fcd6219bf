import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides each request on its own merits against what is left of its invoice. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left: Record<string, number> = Object.fromEntries(invoices.map(({ number, paid }) => [number, paid]));

  const decisions = requests.map(({ id, invoice, cents }): Decision => {
    const rest = left[invoice];
    if (rest === undefined) return { id, accepted: false, reason: "No such invoice" };
    if (!Number.isInteger(cents) || cents < 1) return { id, accepted: false, reason: "Bad amount" };
    if (cents > rest) return { id, accepted: false, reason: "Too much" };
    left[invoice] = rest - cents;
    return { id, accepted: true, reason: "" };
  });
  return { decisions, left };
}
