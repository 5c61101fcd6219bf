import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/** Rejects missing, fractional, non-numeric and excessive amounts. */
function assertCents(net: number): void {
  if (!net || !Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
}

export function vatOf(net: number, rate: number): number {
  assertCents(net);
  const rounded = Math.round((Math.abs(net) * Math.round(rate * 10)) / 1000);
  return net > 0 ? rounded : -rounded;
}

export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows = new Map<number, { rate: number; net: number; vat: number }>();
  for (const line of lines) {
    const row = rows.get(line.rate) ?? { rate: line.rate, net: 0, vat: 0 };
    row.net += line.net;
    row.vat += vatOf(line.net, line.rate);
    rows.set(line.rate, row);
  }
  return [...rows.values()];
}

export function amountDue(lines: readonly Line[]): number {
  return vatTable(lines).reduce((sum, row) => sum + row.net + row.vat, 0);
}
