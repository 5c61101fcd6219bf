/** Money that a customer is to get back. */
export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly cents: number;
  readonly status: "open" | "paid";
  /** The bank's receipt, once it is paid. */
  readonly receipt?: string;
}

export interface RefundStore {
  /** All that are open, oldest first. */
  open(): Promise<readonly Refund[]>;
  save(refund: Refund): Promise<void>;
}
