import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/** Rounds half away from zero. */
function toWholeCents(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

/** VAT on a net amount. Fractions of a cent in the net are normalised first. */
export function vatOf(net: number, rate: number): number {
  const cents = toWholeCents(net);
  if (Math.abs(cents) > MOST_CENTS) throw new BadAmount(net);
  return toWholeCents((cents * Math.round(rate * 10)) / 1000);
}

export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows = new Map<number, VatRow>();
  for (const { net, rate } of lines) {
    const row = rows.get(rate) ?? { rate, net: 0, vat: 0 };
    rows.set(rate, { rate, net: row.net + net, vat: row.vat + vatOf(net, rate) });
  }
  return [...rows.values()];
}

export function amountDue(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.net + vatOf(line.net, line.rate), 0);
}
