import type { Invoice, InvoiceLine } from "./invoice";
import type { Cents } from "./money";

/** One row of the VAT block at the foot of an invoice. */
export interface VatRow {
  readonly rate: number;
  readonly net: Cents;
  readonly vat: Cents;
}

export interface InvoiceTotal {
  readonly net: Cents;
  readonly vat: Cents;
  /** What the customer pays. */
  readonly gross: Cents;
  /** A row for each rate, from the highest to the lowest. */
  readonly rows: readonly VatRow[];
}

/** Whole cents, halves away from zero, so that a line that is taken back mirrors the one that was sold. */
export function roundToCents(exact: number): Cents {
  return Math.sign(exact) * Math.round(Math.abs(exact));
}

/** A line before VAT: quantity times price, less its discount. */
export function lineNet(line: InvoiceLine): Cents {
  const full = line.quantity * line.unitPrice;
  const share = 100 - (line.discount ?? 0);
  return roundToCents((full * share) / 100);
}

/** Everything that is printed at the foot of an invoice. */
export function invoiceTotal(invoice: Invoice): InvoiceTotal {
  const rows = vatRows(invoice.lines);
  const net = sum(rows.map((row) => row.net));
  const vat = sum(rows.map((row) => row.vat));
  return { net, vat, gross: net + vat, rows };
}

/** The VAT block. Each rate is rounded exactly once, so rounding errors cannot add up over the lines. */
function vatRows(lines: readonly InvoiceLine[]): VatRow[] {
  const netByRate = new Map<number, Cents>();
  for (const line of lines) {
    const before = netByRate.get(line.vatRate) ?? 0;
    netByRate.set(line.vatRate, before + lineNet(line));
  }
  return [...netByRate]
    .sort(([a], [b]) => b - a)
    .map(([rate, net]) => ({ rate, net, vat: roundToCents((net * rate) / 100) }));
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, cents) => total + cents, 0);
}
