/** One line of an invoice or a credit note. */
export interface Line {
  /** Whole cents; below zero when money goes back. */
  readonly net: number;
  /** Percent, 0–100, at most one decimal. */
  readonly rate: number;
}

/** One row of the block at the foot. */
export interface VatRow {
  readonly rate: number;
  readonly net: number;
  readonly vat: number;
}

/** The largest net of a line, in cents, either way. */
export const MOST_CENTS = 1_000_000_000;

/** An amount that no invoice can carry. */
export class BadAmount extends Error {
  override readonly name = "BadAmount";
  constructor(amount: number) {
    super(`Not an amount in whole cents up to ${MOST_CENTS}: ${amount}`);
  }
}
