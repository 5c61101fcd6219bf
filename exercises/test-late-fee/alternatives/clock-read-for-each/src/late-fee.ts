import { type Clock, type Day, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

/** Days as text compare like days. */
const dayOf = (time: Date): Day => time.toISOString().slice(0, 10);

function plusDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** Walks from week to week, as a clerk would on a calendar. */
export function lateFee(invoice: Invoice, clock: Clock): number {
  const day = invoice.paidOn ?? dayOf(clock.now());
  let fee = 0;
  let weekStarts = plusDays(invoice.dueOn, 1);
  while (weekStarts <= day && fee < HIGHEST_FEE) {
    fee += FEE_A_WEEK;
    weekStarts = plusDays(weekStarts, 7);
  }
  return fee;
}

/** From the last invoice to the first. */
export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return [...invoices].reverse().flatMap((invoice) => {
    if (invoice.paidOn !== null || lateFee(invoice, clock) === 0) return [];
    const daysLate = (Date.parse(dayOf(clock.now())) - Date.parse(invoice.dueOn)) / 86_400_000;
    return [{ daysLate, number: invoice.number, fee: lateFee(invoice, clock) }];
  });
}
