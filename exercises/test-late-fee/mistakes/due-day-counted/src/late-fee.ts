import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const MS_PER_DAY = 24 * 60 * 60 * 1000;

function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / MS_PER_DAY) - Math.floor(from.getTime() / MS_PER_DAY);
}

function overdueDays(invoice: Invoice, clock: Clock): number {
  return daysBetween(new Date(invoice.dueOn), invoice.paidOn ? new Date(invoice.paidOn) : clock.now());
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const weeks = Math.ceil(Math.max(0, overdueDays(invoice, clock)) / 7);
  return Math.min(weeks * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .filter((invoice) => invoice.paidOn === null && overdueDays(invoice, clock) > 0)
    .map((invoice) => ({
      number: invoice.number,
      // Both the due date and today are included.
      daysLate: overdueDays(invoice, clock) + 1,
      fee: lateFee(invoice, clock),
    }));
}
