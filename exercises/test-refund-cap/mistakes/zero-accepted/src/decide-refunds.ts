import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left: Record<string, number> = {};
  for (const { number, paid } of invoices) left[number] = paid;
  const seen: Record<string, Decision> = {};

  const decisions = requests.map(({ id, invoice, cents }): Decision => {
    if (seen[id]) return seen[id];
    const rest = left[invoice];
    let reason = "";
    if (rest === undefined) reason = "Unknown invoice";
    else if (!Number.isInteger(cents) || cents < 0) reason = "Invalid amount: must not be negative or fractional";
    else if (cents > rest) reason = "Insufficient balance";
    else left[invoice] = rest - cents;
    seen[id] = { id, accepted: reason === "", reason };
    return seen[id];
  });
  return { decisions, left };
}
