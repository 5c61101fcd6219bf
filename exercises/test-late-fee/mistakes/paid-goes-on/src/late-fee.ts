import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const MILLISECONDS_IN_A_DAY = 86_400_000;

function dayNumber(date: Date): number {
  return Math.floor(date.getTime() / MILLISECONDS_IN_A_DAY);
}

function daysLate(invoice: Invoice, clock: Clock): number {
  return dayNumber(clock.now()) - dayNumber(new Date(invoice.dueOn));
}

function wasPaidInTime(invoice: Invoice): boolean {
  return invoice.paidOn !== null && invoice.paidOn <= invoice.dueOn;
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  if (wasPaidInTime(invoice)) return 0;
  const weeksStarted = Math.max(0, Math.ceil(daysLate(invoice, clock) / 7));
  return Math.min(weeksStarted * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .filter((invoice) => invoice.paidOn === null && daysLate(invoice, clock) >= 1)
    .map((invoice) => ({
      number: invoice.number,
      daysLate: daysLate(invoice, clock),
      fee: lateFee(invoice, clock),
    }));
}
