import { type Clock, type Day, FEE_A_WEEK, HIGHEST_FEE, type Invoice, type OpenFee } from "./invoice";

/**
 * Late fees for overdue invoices.
 *
 * All calculations are based on whole UTC days, so that neither the time of day nor daylight saving can change a fee.
 * The current time is always taken from the injected clock, which keeps the module deterministic and easy to test.
 */

const MS_PER_DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_WEEK = 7;

/** Normalises a point in time to the start of its UTC day. */
function startOfDay(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

/** Whole days from one day to another; negative if `to` lies before `from`. */
function daysBetween(from: Day, to: Date): number {
  return Math.round((startOfDay(to) - startOfDay(new Date(from))) / MS_PER_DAY);
}

/** The date that lateness is measured against: the payment date, or "now" for open invoices. */
function referenceDate(invoice: Invoice, clock: Clock): Date {
  return invoice.paidOn === null ? clock.now() : new Date(invoice.paidOn);
}

/** Number of days by which an invoice is late; 0 if it is not. */
function daysLate(invoice: Invoice, clock: Clock): number {
  return Math.max(0, daysBetween(invoice.dueOn, referenceDate(invoice, clock)));
}

/**
 * Calculates the late fee of an invoice.
 *
 * The fee accrues weekly and is capped, so that old invoices don't build up unreasonable amounts.
 *
 * @returns Fee in whole cents
 */
export function lateFee(invoice: Invoice, clock: Clock): number {
  const weeksLate = Math.floor(daysLate(invoice, clock) / DAYS_PER_WEEK);
  return Math.min(weeksLate * FEE_A_WEEK, HIGHEST_FEE);
}

/**
 * Collects the fees for the reminder run: open invoices that are past their due date.
 */
export function openFees(invoices: readonly Invoice[], clock: Clock): OpenFee[] {
  return invoices
    .filter((invoice) => invoice.paidOn === null)
    .map((invoice) => ({
      number: invoice.number,
      daysLate: daysLate(invoice, clock),
      fee: lateFee(invoice, clock),
    }))
    .filter((row) => row.daysLate > 0);
}
