import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/** Rounds half away from zero, for positive and negative amounts alike. */
function roundAwayFromZero(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

/** VAT on a net amount, in pure integer arithmetic. */
export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  const percent = Math.round(rate);
  return roundAwayFromZero((net * percent) / 100);
}

export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows = new Map<number, VatRow>();
  for (const { net, rate } of lines) {
    const previous = rows.get(rate);
    const vat = vatOf(net, rate);
    rows.set(rate, previous ? { rate, net: previous.net + net, vat: previous.vat + vat } : { rate, net, vat });
  }
  return [...rows.values()];
}

export function amountDue(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.net + vatOf(line.net, line.rate), 0);
}
