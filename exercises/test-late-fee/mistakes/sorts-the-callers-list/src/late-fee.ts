import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const MS_PER_DAY = 86_400_000;

function daysLate(invoice: Invoice, clock: Clock): number {
  const end = invoice.paidOn === null ? clock.now() : new Date(invoice.paidOn);
  const due = new Date(invoice.dueOn);
  return Math.floor(end.getTime() / MS_PER_DAY) - Math.floor(due.getTime() / MS_PER_DAY);
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const days = daysLate(invoice, clock);
  if (days < 1) return 0;
  const fee = Math.ceil(days / 7) * FEE_A_WEEK;
  return fee > HIGHEST_FEE ? HIGHEST_FEE : fee;
}

/** Oldest debts first. */
export function openFees(invoices: Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .filter((invoice) => invoice.paidOn === null)
    .map((invoice) => ({ number: invoice.number, daysLate: daysLate(invoice, clock), fee: lateFee(invoice, clock) }))
    .filter((row) => row.daysLate > 0);
}
