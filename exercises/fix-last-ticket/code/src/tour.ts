/** A guided tour through the depot, on one day. */
export interface Tour {
  readonly id: string;
  /** How many fit into the old tram. */
  readonly seats: number;
  /** Cents. */
  readonly price: number;
  /** The numbers of the tickets that are sold. The guide reads them off at the gate. */
  readonly tickets: readonly string[];
  /** Goes up with each write; the table sees to it. */
  readonly version: number;
}

export type Sale =
  | { readonly sold: true; readonly ticket: string }
  | { readonly sold: false; readonly why: "sold-out" | "unknown-tour" };

/** The payment company, over the network. It takes seconds, and for some cards a minute. */
export interface Payments {
  /** Takes the money for a ticket. Rejects if the card is declined. */
  charge(ticket: string, cents: number): Promise<void>;
  /** Gives the money back, once: for a ticket that was paid back already it does nothing. */
  payBack(ticket: string): Promise<void>;
}
