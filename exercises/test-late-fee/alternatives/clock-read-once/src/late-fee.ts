import { type Clock, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

const DAY = 86_400_000;

/** The clock is asked once, for open and paid invoices alike. */
export function lateFee(invoice: Invoice, clock: Clock): number {
  const today = clock.now().getTime();
  return feeFor(lateness(invoice, invoice.paidOn ? Date.parse(invoice.paidOn) : today));
}

/** The latest first. */
export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  const today = clock.now().getTime();
  const rows: OpenFee[] = [];
  for (const invoice of invoices) {
    const daysLate = lateness(invoice, today);
    if (!invoice.paidOn && daysLate > 0) rows.push({ fee: feeFor(daysLate), number: invoice.number, daysLate });
  }
  return rows.sort((a, b) => b.daysLate - a.daysLate);
}

/** Throws for a due day that does not exist. */
function lateness({ dueOn }: Invoice, time: number): number {
  if (Number.isNaN(Date.parse(dueOn))) throw new RangeError(`Not a day: ${dueOn}`);
  return Math.floor((time - Date.parse(dueOn)) / DAY);
}

function feeFor(daysLate: number): number {
  if (daysLate < 1) return 0;
  const week = Math.floor((daysLate - 1) / 7) + 1;
  return week * FEE_A_WEEK > HIGHEST_FEE ? HIGHEST_FEE : week * FEE_A_WEEK;
}
