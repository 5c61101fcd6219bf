import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const DAY = 86_400_000;

const daysLateOf = (invoice: Invoice, clock: Clock): number => {
  const end = invoice.paidOn === null ? clock.now().getTime() : Date.parse(invoice.paidOn);
  return Math.floor(end / DAY) - Math.floor(Date.parse(invoice.dueOn) / DAY);
};

/** The running number of the week, starting with 1. */
const weekOf = (daysLate: number): number => Math.floor(daysLate / 7) + 1;

export function lateFee(invoice: Invoice, clock: Clock): number {
  const daysLate = daysLateOf(invoice, clock);
  return daysLate > 0 ? Math.min(weekOf(daysLate) * FEE_A_WEEK, HIGHEST_FEE) : 0;
}

export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  const rows: OpenFee[] = [];
  for (const invoice of invoices) {
    const daysLate = daysLateOf(invoice, clock);
    if (invoice.paidOn !== null || daysLate <= 0) continue;
    rows.push({ number: invoice.number, daysLate, fee: lateFee(invoice, clock) });
  }
  return rows;
}
