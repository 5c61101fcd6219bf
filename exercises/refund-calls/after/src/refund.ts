/** Money that a customer is to get back. */
export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly cents: number;
  readonly status: "open" | "paid" | "refused" | "stuck";
  /** The bank's receipt, once it is paid. */
  readonly receipt?: string;
  /** In how many nights no attempt went through. Absent while there was none. */
  readonly nights?: number;
  /** Why it was refused, or is stuck. */
  readonly reason?: string;
}

export interface RefundStore {
  /** All that are open, oldest first. */
  open(): Promise<readonly Refund[]>;
  save(refund: Refund): Promise<void>;
}
