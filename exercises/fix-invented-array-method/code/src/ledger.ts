/** A position of an invoice. Returned goods have a quantity below zero. */
export interface Position {
  readonly article: string;
  readonly quantity: number;
  /** Whole cents for one. */
  readonly each: number;
}

export interface Invoice {
  readonly number: string;
  readonly isPaid: boolean;
  readonly positions: readonly Position[];
  /** What the customer or we wrote on it; often blank. */
  readonly remark: string;
}

/** What a customer owes at the end of a month. */
export interface Statement {
  readonly customer: string;
  /** Open invoices together, in cents. */
  readonly open: number;
  /** The open invoice with the largest total, the first of several; null if none is open. */
  readonly largest: string | null;
  /** Remarks of all invoices, paid or not. */
  readonly remarks: readonly string[];
}
