import type { Tap } from "./taps";

/** Whole cents. */
export type Cents = number;

export interface Ticket {
  readonly tap: Tap;
  /** 0 for a transfer. */
  readonly cents: Cents;
}

const SINGLE: Cents = 240;

/** Where lines meet: changing takes longer there. */
const INTERCHANGES = new Set(["mint", "harbour", "station"]);
const WINDOW = 60;
const INTERCHANGE_WINDOW = 90;

/** Prices a tap, given the card's tickets so far, oldest first. */
export function priceTap(earlier: readonly Ticket[], tap: Tap): Ticket {
  const last = earlier.at(-1);
  if (!last) return { tap, cents: SINGLE };
  const window = INTERCHANGES.has(tap.platform) ? INTERCHANGE_WINDOW : WINDOW;
  const isFree = tap.day === last.tap.day && tap.minute - last.tap.minute <= window;
  return { tap, cents: isFree ? 0 : SINGLE };
}
