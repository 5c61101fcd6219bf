import type { Invoice, Statement } from "./ledger";

/** Total of an invoice in cents. */
export function totalOf(invoice: Invoice): number {
  let total = 0;
  for (const { quantity, each } of invoice.positions) total += quantity * each;
  return total;
}

/** Creates a customer's monthly statement. */
export function statementOf(customer: string, invoices: readonly Invoice[]): Statement {
  let open = 0;
  let largest: { readonly number: string; readonly total: number } | null = null;
  const remarks: string[] = [];
  for (const invoice of invoices) {
    const remark = invoice.remark.trim();
    if (remark) remarks.push(remark);
    if (invoice.isPaid) continue;
    const total = totalOf(invoice);
    open += total;
    if (largest === null || total > largest.total) largest = { number: invoice.number, total };
  }
  return { customer, open, largest: largest?.number ?? null, remarks };
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
