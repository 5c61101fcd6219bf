/** One ride, as the validators hand it over. */
export interface Ride {
  /** The travel card that was held against the validator. A card belongs to one person. */
  readonly card: string;
  readonly rider: "adult" | "child";
  /** Whether the person has a City Pass, which takes a fifth off each ride. */
  readonly cityPass: boolean;
  /** "12", "U3", "F1" for a ferry. */
  readonly line: string;
  readonly distance: "short" | "long";
  /** Whether a bicycle came along. */
  readonly bicycle: boolean;
  /** By the city's clocks: "2026-11-20T23:50". */
  readonly start: string;
  readonly end: string;
}

/** Something that is charged to a card, or given back if it is less than 0. */
export interface Entry {
  readonly card: string;
  /** The travel day that it belongs to: "2026-11-20". */
  readonly travelDay: string;
  readonly cents: number;
}
