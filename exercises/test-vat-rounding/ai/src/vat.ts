import { BadAmount, type Line, MOST_CENTS, type VatRow } from "./line";

/**
 * VAT calculation for invoices and credit notes.
 *
 * All amounts are integer cents, so there are no floating-point surprises. This module is the single
 * place in which VAT is rounded: everything else goes through `vatOf`.
 */

/** Ensures that an amount is a whole number of cents and within the limit, for charges and credits alike. */
function assertValidAmount(amount: number): void {
  if (!Number.isInteger(amount) || Math.abs(amount) > MOST_CENTS) {
    throw new BadAmount(amount);
  }
}

/** Commercial rounding to whole cents: half a cent is rounded up to the next cent. */
function roundToCents(exact: number): number {
  return Math.round(exact);
}

/**
 * Calculates the VAT on a net amount.
 *
 * @param net - Net amount in cents (negative for credit notes)
 * @param rate - VAT rate in percent, e.g. 19 or 5.5
 * @returns VAT in whole cents
 */
export function vatOf(net: number, rate: number): number {
  assertValidAmount(net);
  // Scale the rate to an integer first, so that 8.1 % does not drift.
  const rateInTenths = Math.round(rate * 10);
  return roundToCents((net * rateInTenths) / 1000);
}

/**
 * Builds the VAT summary: one row per rate, with per-line rounding.
 */
export function vatTable(lines: readonly Line[]): VatRow[] {
  const totals = new Map<number, { net: number; vat: number }>();

  for (const line of lines) {
    const total = totals.get(line.rate) ?? { net: 0, vat: 0 };
    total.net += line.net;
    total.vat += vatOf(line.net, line.rate);
    totals.set(line.rate, total);
  }

  return Array.from(totals, ([rate, { net, vat }]) => ({ rate, net, vat }));
}

/** Total payable amount including VAT. */
export function amountDue(lines: readonly Line[]): number {
  return vatTable(lines).reduce((sum, row) => sum + row.net + row.vat, 0);
}
