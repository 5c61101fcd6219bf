import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

const toEuros = (cents: number) => cents / 100;
const toCents = (euros: number) => Math.round(euros * 100);

/** VAT on a net amount. `toFixed(2)` rounds to two decimals, just as the amount is printed. */
export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  const exact = toEuros(net) * (rate / 100);
  return toCents(Number(exact.toFixed(2)));
}

export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows: Record<string, { net: number; vat: number }> = {};
  for (const { net, rate } of lines) {
    rows[rate] ??= { net: 0, vat: 0 };
    rows[rate].net += net;
    rows[rate].vat += vatOf(net, rate);
  }
  return Object.entries(rows).map(([rate, totals]) => ({ rate: Number(rate), ...totals }));
}

export function amountDue(lines: readonly Line[]): number {
  return vatTable(lines).reduce((sum, { net, vat }) => sum + net + vat, 0);
}
