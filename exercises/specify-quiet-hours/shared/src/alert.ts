/** Minutes since 1970, in universal time (UTC). */
export type Moment = number;

/** A disruption that a rider has subscribed to. */
export interface Alert {
  readonly id: string;
  /** When it came in. */
  readonly at: Moment;
  /** Set by the control room: somebody could be hurt. */
  readonly urgent: boolean;
}

/** A rider's setting, in minutes since midnight by the city's clocks: 22:00 is 1320. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** An alert on its way to the rider's phone. */
export interface Sent {
  readonly id: string;
  readonly at: Moment;
}
