import type { Invoice } from "./invoice";
import type { Settings } from "./settings";
import { totalEuros } from "./totals";

/** One payment for the bank. Amounts are whole cents, as the bank wants them. */
export interface Payment {
  readonly reference: string;
  readonly creditor: string;
  readonly amount: number;
}

/** What the bank is to collect. */
export function paymentFile(invoices: readonly Invoice[], settings: Settings): Payment[] {
  return invoices
    .filter((invoice) => !invoice.paidOn)
    .map((invoice) => ({
      reference: invoice.number,
      creditor: settings.creditorName,
      amount: Math.round(totalEuros(invoice) * 100),
    }));
}
