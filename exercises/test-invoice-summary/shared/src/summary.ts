export interface SummaryLine {
  readonly text: string;
  /** Below zero where something is taken off. */
  readonly cents: number;
}

/** What accounts pays by. */
export interface InvoiceSummary {
  readonly supplier: string;
  /** "EUR". */
  readonly currency: string;
  readonly totalCents: number;
  readonly lines: readonly SummaryLine[];
}

export type Outcome =
  | { readonly status: "read"; readonly summary: InvoiceSummary }
  /** Somebody has to read this invoice. */
  | { readonly status: "by-hand"; readonly reason?: string };
