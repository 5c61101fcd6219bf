import { maxBy, sumBy } from "./array-methods";
import type { Invoice, Statement } from "./ledger";

/** Total of an invoice in cents. */
export function totalOf(invoice: Invoice): number {
  return sumBy(invoice.positions, ({ quantity, each }) => quantity * each);
}

/** Creates a customer's monthly statement. */
export function statementOf(customer: string, invoices: readonly Invoice[]): Statement {
  const open = invoices.filter((invoice) => !invoice.isPaid);
  const remarks = invoices.map((invoice) => invoice.remark.trim());

  return {
    customer,
    open: sumBy(open, totalOf),
    largest: maxBy(open, totalOf)?.number ?? null,
    remarks,
  };
}

/** The statement as it is mailed. */
export function statementText({ customer, open, largest, remarks }: Statement): string {
  const rows = [`Statement for ${customer}`, `Open: ${euros(open)}`];
  if (largest !== null) {
    rows.push(`Please pay ${largest} first`);
  }
  return [...rows, ...remarks.map((remark) => `- ${remark}`)].join("\n");
}

function euros(cents: number): string {
  const sign = cents < 0 ? "-" : "";
  return `${sign}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")} EUR`;
}
