/** An invoice that was paid. */
export interface PaidInvoice {
  readonly number: string;
  /** Whole cents that the customer has paid. */
  readonly paid: number;
}

/** What the support desk typed in during the day. */
export interface RefundRequest {
  /** Given by the desk's browser; a click that was sent twice has the same one. */
  readonly id: string;
  readonly invoice: string;
  readonly cents: number;
}

export interface Decision {
  readonly id: string;
  readonly accepted: boolean;
  /** Why not, for the desk. On accepted requests it means nothing. */
  readonly reason: string;
}

export interface Batch {
  /** One for each request, in the same order. */
  readonly decisions: readonly Decision[];
  /** What can still be refunded, by invoice number. */
  readonly left: Readonly<Record<string, number>>;
}
