import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Decides the requests of a day, in the order in which they were typed in. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const left = new Map(invoices.map(({ number, paid }) => [number, paid]));
  const decided = new Map<string, Decision>();

  const decisions = requests.map((request) => {
    const first = decided.get(request.id);
    if (first) return first;
    const decision = decide(request, left.get(request.invoice));
    if (decision.accepted) left.set(request.invoice, left.get(request.invoice)! - request.cents);
    decided.set(request.id, decision);
    return decision;
  });
  return { decisions, left: Object.fromEntries(left) };
}

/** `left`: what can be refunded still; undefined where there is no such invoice. */
function decide({ id, cents }: RefundRequest, left: number | undefined): Decision {
  const refuse = (reason: string) => ({ id, accepted: false, reason });
  if (left === undefined) return refuse("no such invoice");
  if (!Number.isInteger(cents) || cents < 1) return refuse("not an amount in whole cents");
  if (cents > left) return refuse("more than is left");
  return { id, accepted: true, reason: "" };
}
