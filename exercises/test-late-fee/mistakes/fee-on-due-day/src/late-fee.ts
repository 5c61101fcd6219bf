import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const MS_PER_DAY = 86_400_000;

function dayIndex(date: Date): number {
  return Math.floor(date.getTime() / MS_PER_DAY);
}

/** Days since the due date. */
function daysSinceDue(invoice: Invoice, clock: Clock): number {
  const until = invoice.paidOn ? new Date(invoice.paidOn) : clock.now();
  return dayIndex(until) - dayIndex(new Date(invoice.dueOn));
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const days = daysSinceDue(invoice, clock);
  if (days < 0) return 0;
  // At least one week is charged as soon as an invoice is due.
  const weeks = Math.max(1, Math.ceil(days / 7));
  return Math.min(weeks * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .filter((invoice) => !invoice.paidOn && daysSinceDue(invoice, clock) > 0)
    .map((invoice) => ({
      number: invoice.number,
      daysLate: daysSinceDue(invoice, clock),
      fee: lateFee(invoice, clock),
    }));
}
