import type { Lot, Outcome } from "./lot";
import { pounds } from "./money";

/**
 * The line that the clerk pins to the lot. Anyone in the room can read it, so it never says more about a lot that was
 * not sold.
 */
export function slip(lot: Lot, outcome: Outcome): string {
  const what = outcome.sold ? `sold to paddle ${outcome.paddle} at ${pounds(outcome.price)}` : "passed";
  return `Lot ${lot.number}, ${lot.title}: ${what}`;
}
