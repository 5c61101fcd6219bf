import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const DAY_MS = 24 * 60 * 60 * 1000;

const toDay = (value: string | Date): number => Math.floor(new Date(value).getTime() / DAY_MS);

function daysLate(invoice: Invoice, now: Date): number {
  return toDay(invoice.paidOn ?? now) - toDay(invoice.dueOn);
}

/** An invoice is overdue once its due date lies in the past. */
function isOverdue(invoice: Invoice): boolean {
  return invoice.paidOn === null && toDay(invoice.dueOn) < toDay(new Date());
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const days = daysLate(invoice, clock.now());
  if (days <= 0) return 0;
  return Math.min(Math.ceil(days / 7) * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices.filter(isOverdue).map((invoice) => ({
    number: invoice.number,
    daysLate: daysLate(invoice, clock.now()),
    fee: lateFee(invoice, clock),
  }));
}
