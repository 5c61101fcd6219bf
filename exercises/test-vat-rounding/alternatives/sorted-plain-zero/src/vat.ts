import { type Line, MOST_CENTS, type VatRow } from "./line";

/** Halves away from zero, and never −0: the sign is only put before something. */
export function vatOf(net: number, rate: number): number {
  if (!Number.isInteger(net)) throw new RangeError("A net amount must be in whole cents.");
  if (net > MOST_CENTS || net < -MOST_CENTS) throw new RangeError("A net amount must not exceed the limit.");
  const size = Math.abs(net) * Math.round(rate * 10);
  const cents = Math.floor((size + 500) / 1000);
  return net < 0 && cents > 0 ? -cents : cents;
}

/** Rows from the lowest rate to the highest. */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const rates = [...new Set(lines.map((line) => line.rate))].sort((a, b) => a - b);
  return rates.map((rate) => {
    const own = lines.filter((line) => line.rate === rate);
    return { rate, vat: sum(own.map((line) => vatOf(line.net, line.rate))), net: sum(own.map((line) => line.net)) };
  });
}

export function amountDue(lines: readonly Line[]): number {
  return sum(lines.map((line) => line.net + vatOf(line.net, line.rate)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
