import type { Invoice } from "./invoice";
import { type Cents, formatCents } from "./money";
import type { Settings } from "./settings";
import { invoiceTotal } from "./totals";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Reminder {
  readonly number: string;
  readonly text: string;
}

/** The reminders that are to be printed today, oldest invoice first. */
export function dueReminders(invoices: readonly Invoice[], settings: Settings, today: string): Reminder[] {
  const smallest: Cents = settings.smallestReminder;
  return invoices
    .filter((invoice) => !invoice.paidOn && daysBetween(invoice.dueOn, today) >= settings.reminderAfterDays)
    .map((invoice) => ({ invoice, open: invoiceTotal(invoice).gross }))
    .filter(({ open }) => open >= smallest)
    .sort((a, b) => a.invoice.dueOn.localeCompare(b.invoice.dueOn))
    .map(({ invoice, open }) => ({
      number: invoice.number,
      text: `${invoice.customer}: ${formatCents(open)} of ${invoice.number} are open`,
    }));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
