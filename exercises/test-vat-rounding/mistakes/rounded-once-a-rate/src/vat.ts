import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

function roundAwayFromZero(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  return roundAwayFromZero((net * Math.round(rate * 10)) / 1000);
}

/** Groups the lines by rate. VAT is calculated once per rate, so that rounding errors do not add up. */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const netByRate = new Map<number, number>();
  for (const { net, rate } of lines) {
    if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
    netByRate.set(rate, (netByRate.get(rate) ?? 0) + net);
  }
  return Array.from(netByRate, ([rate, net]) => ({ rate, net, vat: vatOf(net, rate) }));
}

export function amountDue(lines: readonly Line[]): number {
  return vatTable(lines).reduce((sum, row) => sum + row.net + row.vat, 0);
}
