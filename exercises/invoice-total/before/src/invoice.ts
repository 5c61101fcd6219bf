import type { Cents } from "./money";

export interface InvoiceLine {
  readonly text: string;
  /** Pieces or hours, in quarters at the finest. Below zero when something is taken back. */
  readonly quantity: number;
  readonly unitPrice: Cents;
  /** Whole percent, 0 to 100; absent where there is none. */
  readonly discount?: number;
  /** Whole percent: 19, 7 or 0. */
  readonly vatRate: number;
}

export interface Invoice {
  readonly number: string;
  readonly customer: string;
  /** "2026-03-14". */
  readonly dueOn: string;
  /** Absent until the money is there. */
  readonly paidOn?: string;
  readonly lines: readonly InvoiceLine[];
}
