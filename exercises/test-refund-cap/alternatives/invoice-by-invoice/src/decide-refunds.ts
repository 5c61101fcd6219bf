import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Goes through one invoice after the other and puts the decisions back into the order of the requests. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const firsts = requests.filter(({ id }, place) => requests.findIndex((other) => other.id === id) === place);
  const byId: Map<string, Decision> = new Map();
  const left: Record<string, number> = {};

  for (const { number, paid } of [...invoices].reverse()) {
    left[number] = paid;
    for (const { id, cents } of firsts.filter(({ invoice }) => invoice === number)) {
      const rest: number = left[number] - cents;
      const accepted = Number.isSafeInteger(cents) && cents >= 1 && rest >= 0;
      if (accepted) left[number] = rest;
      byId.set(id, { reason: accepted ? "ok" : "amount", accepted, id });
    }
  }
  const unknown = (id: string): Decision => ({ reason: "invoice", accepted: false, id });
  return { left, decisions: requests.map(({ id }) => byId.get(id) ?? unknown(id)) };
}
