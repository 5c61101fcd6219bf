import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const day = (time: string | Date): number => Math.floor(new Date(time).getTime() / 86_400_000);

function daysLate(invoice: Invoice, clock: Clock): number {
  return Math.max(0, day(invoice.paidOn ?? clock.now()) - day(invoice.dueOn));
}

export function lateFee(invoice: Invoice, clock: Clock): number {
  const weeksStarted = Math.ceil(daysLate(invoice, clock) / 7);
  return Math.min(FEE_A_WEEK * weeksStarted, HIGHEST_FEE);
}

/** All invoices with a fee. */
export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .map((invoice) => ({
      number: invoice.number,
      daysLate: daysLate(invoice, clock),
      fee: lateFee(invoice, clock),
    }))
    .filter((row) => row.fee > 0);
}
