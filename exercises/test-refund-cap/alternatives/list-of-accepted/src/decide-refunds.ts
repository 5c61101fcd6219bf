import type { Batch, Decision, PaidInvoice, RefundRequest } from "./refunds";

/** Keeps the list of what was accepted and adds it up whenever it needs a sum; says in each reason how much is left. */
export function decideRefunds(invoices: readonly PaidInvoice[], requests: readonly RefundRequest[]): Batch {
  const accepted: RefundRequest[] = [];
  const leftOf = ({ number, paid }: PaidInvoice) =>
    paid - accepted.reduce((sum, one) => (one.invoice === number ? sum + one.cents : sum), 0);
  const decisions: Decision[] = [];

  for (const request of requests) {
    const before = decisions.find((decision) => decision.id === request.id);
    if (before !== undefined) {
      decisions.push({ ...before });
      continue;
    }
    const invoice = invoices.find((one) => one.number === request.invoice);
    const most = invoice ? leftOf(invoice) : 0;
    const isAmount = request.cents > 0 && request.cents % 1 === 0;
    if (isAmount && request.cents <= most) {
      accepted.push(request);
      decisions.push({ id: request.id, accepted: true, reason: `accepted, ${most - request.cents} left` });
    } else {
      decisions.push({ id: request.id, accepted: false, reason: `at most ${most} can go back on ${request.invoice}` });
    }
  }
  return { decisions, left: Object.fromEntries(invoices.map((invoice) => [invoice.number, leftOf(invoice)])) };
}
