import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** Started days since the invoice was due. */
function daysLate(invoice: Invoice, clock: Clock): number {
  const due = new Date(invoice.dueOn);
  const end = invoice.paidOn ? new Date(invoice.paidOn) : clock.now();
  return Math.max(0, Math.ceil((end.getTime() - due.getTime()) / MS_PER_DAY));
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const weeks = Math.ceil(daysLate(invoice, clock) / 7);
  return Math.min(weeks * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  const open = invoices.filter((invoice) => invoice.paidOn === null);
  return open
    .map((invoice) => ({
      number: invoice.number,
      daysLate: daysLate(invoice, clock),
      fee: lateFee(invoice, clock),
    }))
    .filter((row) => row.fee > 0);
}
