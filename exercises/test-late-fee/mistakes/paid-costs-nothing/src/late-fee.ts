import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const DAY_IN_MS = 86_400_000;

function calendarDaysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / DAY_IN_MS) - Math.floor(from.getTime() / DAY_IN_MS);
}

/** Paid invoices are settled, so they don't accrue fees. */
export function lateFee(invoice: Invoice, clock: Clock): number {
  if (invoice.paidOn) return 0;

  const daysLate = calendarDaysBetween(new Date(invoice.dueOn), clock.now());
  if (daysLate <= 0) return 0;

  return Math.min(Math.ceil(daysLate / 7) * FEE_A_WEEK, HIGHEST_FEE);
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices.flatMap((invoice) => {
    const fee = lateFee(invoice, clock);
    if (fee === 0) return [];
    return { number: invoice.number, daysLate: calendarDaysBetween(new Date(invoice.dueOn), clock.now()), fee };
  });
}
