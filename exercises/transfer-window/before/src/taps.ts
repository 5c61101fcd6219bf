/** A card held against a validator. A card's taps arrive in order. */
export interface Tap {
  readonly card: string;
  /** As the validator sends it, stop and platform: "mint:2", "harbour:3". */
  readonly platform: string;
  /** The service day, from 05:00 to 05:00 of the next: "2026-11-20". */
  readonly day: string;
  /** Minutes since midnight at the beginning of that day: 300 to 1739. */
  readonly minute: number;
}
