import { decideRefunds } from "./src/decide-refunds";
import type { PaidInvoice, RefundRequest } from "./src/refunds";

/** One argument list: up to two invoices of small amounts, and a handful of requests, some of them sent twice. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const invoices: PaidInvoice[] = ["A", "B"].slice(0, 1 + below(2)).map((number) => ({ number, paid: below(12) }));
  const requests: RefundRequest[] = Array.from({ length: below(6) }, (_, index) => ({
    id: `r${random() < 0.25 ? below(index + 1) : index}`,
    invoice: pick(["A", "A", "B", "C"]),
    cents: pick([below(12), below(12), below(12), 0, -below(4), below(12) + 0.5]),
  }));
  return [invoices, requests];
}

/** What the specification settles: no words of reasons, and no order of what is left. */
export function call(args: unknown[]): unknown {
  const [invoices, requests] = args as [PaidInvoice[], RefundRequest[]];
  const { decisions, left } = decideRefunds(invoices, requests);
  return {
    decisions: decisions.map(({ id, accepted, reason }) => ({ id, accepted, isTold: accepted || reason !== "" })),
    left: Object.entries(left).sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
