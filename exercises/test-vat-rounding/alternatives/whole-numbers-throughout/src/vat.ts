import { type Line, MOST_CENTS, type VatRow } from "./line";

const MOST = BigInt(MOST_CENTS);

/** Every step in whole numbers. A fraction of a cent cannot become one, so `BigInt` itself refuses it. */
export function vatOf(net: number, rate: number): number {
  const cents = BigInt(net);
  if (cents > MOST || cents < -MOST) throw new Error("too much for one line");
  const doubled = 2n * cents * BigInt((rate * 10).toFixed(0));
  const half = net < 0 ? -1000n : 1000n;
  // Dividing whole numbers drops the rest towards zero: half a cent more, away from zero, makes that the nearest cent.
  return Number((doubled + half) / 2000n);
}

/** Rows from the highest rate to the lowest. */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const rows: VatRow[] = [];
  for (const { net, rate } of lines) {
    const vat = vatOf(net, rate);
    const place = rows.findIndex((row) => row.rate <= rate);
    const row = rows[place];
    if (row?.rate === rate) rows[place] = { rate, net: row.net + net, vat: row.vat + vat };
    else rows.splice(place < 0 ? rows.length : place, 0, { rate, net, vat });
  }
  return rows;
}

export function amountDue(lines: readonly Line[]): number {
  return vatTable(lines).reduce((due, row) => due + row.net + row.vat, 0);
}
