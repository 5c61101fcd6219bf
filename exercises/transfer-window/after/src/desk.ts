import { nameOf } from "./stops";
import type { Tap } from "./taps";
import { type Cents, priceTap, type Ticket, transferOf } from "./transfers";
import { clockTime } from "./windows";

/** Why a tap cost what it did, in a sentence that the desk can read out. */
export function explain(earlier: readonly Ticket[], tap: Tap): string {
  const { cents } = priceTap(earlier, tap);
  const transfer = transferOf(earlier, tap);
  if (!transfer) return `${paid(cents)}: the first ride of this card.`;

  const { since, minutes, window, isFree } = transfer;
  const start = `${clockTime(since.tap.minute)} at ${nameOf(since.tap.platform)}`;
  if (isFree) return `Free: ${minutes} of ${window} minutes since ${start}.`;
  return `${paid(cents)}: the ${window} minutes since ${start} are over.`;
}

/** All taps of a card on one day, each with its reason, as the desk prints them. */
export function statement(tickets: readonly Ticket[], day: string): string[] {
  return tickets.flatMap(({ tap }, place) => {
    if (tap.day !== day) return [];
    return [`${clockTime(tap.minute)} ${nameOf(tap.platform)}: ${explain(tickets.slice(0, place), tap)}`];
  });
}

function paid(cents: Cents): string {
  return `Paid ${(cents / 100).toFixed(2)}`;
}
