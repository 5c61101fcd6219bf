import type { Lot, Outcome } from "./lot";

/** A bid that someone left with the office because they can't come. */
export interface LeftBid {
  readonly paddle: number;
  /** The most that they would pay, in pence: any amount. */
  readonly limit: number;
  /** When the office wrote it down, to the minute: "2026-11-20T10:15". */
  readonly leftAt: string;
}

/** Sells a lot to the bids in the book: the highest wins, at its limit. */
export function resolve(lot: Lot, book: readonly LeftBid[]): Outcome {
  let best: LeftBid | undefined;
  for (const bid of book) {
    if (!best || bid.limit > best.limit) best = bid;
  }

  if (!best || best.limit < (lot.reserve ?? lot.opening)) return { sold: false };
  return { sold: true, paddle: best.paddle, price: best.limit };
}
