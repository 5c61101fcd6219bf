import type { Invoice } from "./invoice";
import type { Settings } from "./settings";
import { totalEuros } from "./totals";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Reminder {
  readonly number: string;
  readonly text: string;
}

/** The reminders that are to be printed today, oldest invoice first. */
export function dueReminders(invoices: readonly Invoice[], settings: Settings, today: string): Reminder[] {
  return invoices
    .filter((invoice) => !invoice.paidOn && daysBetween(invoice.dueOn, today) >= settings.reminderAfterDays)
    .filter((invoice) => totalEuros(invoice) >= settings.smallestReminder)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map((invoice) => ({
      number: invoice.number,
      text: `${invoice.customer}: ${totalEuros(invoice).toFixed(2)} EUR of ${invoice.number} are open`,
    }));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
