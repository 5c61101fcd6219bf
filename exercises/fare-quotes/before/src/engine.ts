/** A trip as somebody plans it. */
export interface Trip {
  /** The names of the stops, as the operators write them. */
  readonly from: string;
  readonly to: string;
  readonly fareClass: "full" | "reduced";
}

export interface Quote {
  readonly cents: number;
  readonly zones: number;
}

/** The fare engine of the transport association. It takes half a second, and bills each question. */
export interface FareEngine {
  /** Settles within five seconds. Rejects if there is no fare, or no engine. */
  quote(trip: Trip): Promise<Quote>;
}
