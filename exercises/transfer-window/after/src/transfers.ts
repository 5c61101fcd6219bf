import type { Tap } from "./taps";
import { windowAt } from "./windows";

/** Whole cents. */
export type Cents = number;

export interface Ticket {
  readonly tap: Tap;
  /** 0 for a transfer. */
  readonly cents: Cents;
}

/** What decides whether a tap is a transfer. */
export interface Transfer {
  /** The ride from which the minutes are counted. */
  readonly since: Ticket;
  readonly minutes: number;
  /** The minutes that one has. */
  readonly window: number;
  readonly isFree: boolean;
}

const SINGLE: Cents = 240;

/** Prices a tap, given the card's tickets so far, oldest first. */
export function priceTap(earlier: readonly Ticket[], tap: Tap): Ticket {
  return { tap, cents: transferOf(earlier, tap)?.isFree ? 0 : SINGLE };
}

/** The transfer that a tap would be; undefined for the first ride of a card. */
export function transferOf(earlier: readonly Ticket[], tap: Tap): Transfer | undefined {
  const since = earlier.at(-1);
  if (!since) return undefined;

  const window = windowAt(tap.platform);
  const minutes = tap.minute - since.tap.minute;
  const isSameDay = since.tap.day === tap.day;
  return { since, minutes, window, isFree: isSameDay && minutes <= window };
}
