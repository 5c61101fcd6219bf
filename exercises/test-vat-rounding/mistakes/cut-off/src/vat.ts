import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/** VAT on a net amount. Fractions of a cent are dropped, symmetrically for charges and credits. */
export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net) || Math.abs(net) > MOST_CENTS) throw new BadAmount(net);
  const tenthsOfPercent = Math.round(rate * 10);
  return Math.trunc((net * tenthsOfPercent) / 1000);
}

export function vatTable(lines: readonly Line[]): VatRow[] {
  const rates = new Set(lines.map((line) => line.rate));
  return [...rates].map((rate) => {
    const linesAtRate = lines.filter((line) => line.rate === rate);
    return {
      rate,
      net: linesAtRate.reduce((sum, line) => sum + line.net, 0),
      vat: linesAtRate.reduce((sum, line) => sum + vatOf(line.net, line.rate), 0),
    };
  });
}

export function amountDue(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.net + vatOf(line.net, line.rate), 0);
}
