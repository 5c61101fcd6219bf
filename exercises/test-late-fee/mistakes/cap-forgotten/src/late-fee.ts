import { type Clock, FEE_A_WEEK, type Invoice, type OpenFee } from "./invoice";

const MS_PER_DAY = 24 * 60 * 60 * 1000;
const toDays = (time: number) => Math.floor(time / MS_PER_DAY);

function daysLate(invoice: Invoice, clock: Clock): number {
  const settled = invoice.paidOn ? Date.parse(invoice.paidOn) : clock.now().getTime();
  return Math.max(0, toDays(settled) - toDays(Date.parse(invoice.dueOn)));
}

/** Fee for each started week. */
export function lateFee(invoice: Invoice, clock: Clock): number {
  return Math.ceil(daysLate(invoice, clock) / 7) * FEE_A_WEEK;
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .filter(({ paidOn }) => paidOn === null)
    .map((invoice) => ({ number: invoice.number, daysLate: daysLate(invoice, clock), fee: lateFee(invoice, clock) }))
    .filter(({ fee }) => fee > 0);
}
