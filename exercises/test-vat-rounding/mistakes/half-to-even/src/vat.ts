import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/**
 * Banker's rounding (IEEE 754 round-half-to-even), the standard in financial software:
 * it avoids the upward bias of rounding every half in the same direction.
 */
function roundHalfToEven(exact: number): number {
  const size = Math.abs(exact);
  const floor = Math.floor(size);
  const fraction = size - floor;
  const isTie = fraction === 0.5;
  const rounded = isTie ? floor + (floor % 2) : Math.round(size);
  return exact < 0 ? -rounded : rounded;
}

export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  return roundHalfToEven((net * Math.round(rate * 10)) / 1000);
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
