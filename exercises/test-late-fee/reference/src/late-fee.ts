import { type Clock, type Day, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

/** Days since 1970, UTC. */
function dayNumber(time: Date | Day): number {
  return Math.floor(new Date(time).getTime() / 86_400_000);
}

/** Days after the due day; 0 or less while in time. */
function daysLate({ dueOn, paidOn }: Invoice, clock: Clock): number {
  return dayNumber(paidOn ?? clock.now()) - dayNumber(dueOn);
}

/** The fee on one invoice, in cents: for each week started after the due day. */
export function lateFee(invoice: Invoice, clock: Clock): number {
  const weeksStarted = Math.ceil(daysLate(invoice, clock) / 7);
  return Math.min(Math.max(weeksStarted, 0) * FEE_A_WEEK, HIGHEST_FEE);
}

/** What the reminder run asks for. */
export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  const late = invoices.filter((invoice) => invoice.paidOn === null && daysLate(invoice, clock) > 0);
  return late.map((invoice) => ({
    number: invoice.number,
    daysLate: daysLate(invoice, clock),
    fee: lateFee(invoice, clock),
  }));
}
