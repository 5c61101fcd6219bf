import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  const sign = net < 0 ? -1 : 1;
  const thousandths = Math.abs(net) * Math.round(rate * 10);
  return sign * Math.floor((thousandths + 500) / 1000);
}

/** VAT summary by rate. Rows without any VAT are noise on an invoice and are left out. */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows = new Map<number, VatRow>();
  for (const { net, rate } of lines) {
    const { net: netSoFar, vat: vatSoFar } = rows.get(rate) ?? { net: 0, vat: 0 };
    rows.set(rate, { rate, net: netSoFar + net, vat: vatSoFar + vatOf(net, rate) });
  }
  return [...rows.values()].filter((row) => row.vat);
}

export function amountDue(lines: readonly Line[]): number {
  return lines.reduce((sum, { net, rate }) => sum + net + vatOf(net, rate), 0);
}
