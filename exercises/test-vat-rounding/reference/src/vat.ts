import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/** A rate in tenths of a percent. It has at most one decimal, so this is a whole number, and all that follows is exact. */
function tenths(rate: number): number {
  return Math.round(rate * 10);
}

/** Thousandths of a cent, zero or more, to the nearest cent; half a cent becomes a whole one. */
function nearestCent(thousandths: number): number {
  const rest = thousandths % 1000;
  const cents = (thousandths - rest) / 1000;
  return rest >= 500 ? cents + 1 : cents;
}

/** The VAT on one net amount, in whole cents, halves away from zero. */
export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  // The size is rounded and the sign put back, so that a credit mirrors its charge.
  return Math.sign(net) * nearestCent(Math.abs(net) * tenths(rate));
}

/** One row for each rate that occurs, each line rounded by itself. */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows = new Map<number, VatRow>();
  for (const { net, rate } of lines) {
    const row = rows.get(rate) ?? { rate, net: 0, vat: 0 };
    rows.set(rate, { rate, net: row.net + net, vat: row.vat + vatOf(net, rate) });
  }
  return [...rows.values()];
}

/** What the customer pays: all nets and all VAT. */
export function amountDue(lines: readonly Line[]): number {
  return lines.reduce((due, { net, rate }) => due + net + vatOf(net, rate), 0);
}
