/** Somebody with an account, at one of our customers. */
export interface Member {
  readonly name: string;
  readonly customer: string;
  readonly rights: readonly ("billing" | "orders")[];
}

/** Whoever asks: with an account, with the code of a link, with both or with neither. */
export interface Guest {
  readonly member?: Member;
  readonly code?: string;
}
