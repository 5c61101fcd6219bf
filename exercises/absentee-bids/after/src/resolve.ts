import { ceilPrice, floorPrice, nextPrice } from "./ladder";
import type { Lot, Outcome } from "./lot";

/** A bid that someone left with the office because they can't come. */
export interface LeftBid {
  readonly paddle: number;
  /** The most that they would pay, in pence: any amount. */
  readonly limit: number;
  /** When the office wrote it down, to the minute: "2026-11-20T10:15". */
  readonly leftAt: string;
  /** They ticked "one more if tied": rather than lose a tie, they go one step above their limit. */
  readonly oneMore?: boolean;
}

/** The bid that counts for a paddle. */
interface Bidder {
  readonly paddle: number;
  /** The highest price on the ladder within their limit. */
  readonly reach: number;
  readonly leftAt: string;
  readonly oneMore: boolean;
}

/** Sells a lot to the bids in the book, as if the bidders sat in the room: each goes only as far as they have to. */
export function resolve(lot: Lot, book: readonly LeftBid[]): Outcome {
  const winner = bidWithoutReserve(lot, rankBidders(lot, book));
  if (!winner) return { sold: false };

  const { paddle, reach, price } = winner;
  const lowest = ceilPrice(lot.reserve ?? lot.opening);
  if (reach < lowest) return { sold: false, best: { paddle, price } };
  return { sold: true, paddle, price: Math.max(price, lowest) };
}

/** Each paddle once, with its best bid, the best paddle first. Leaves out bids that don't get to the opening price. */
function rankBidders(lot: Lot, book: readonly LeftBid[]): Bidder[] {
  // The sort is stable, so bids of the same minute stay in the order of the book.
  const bids = book
    .map(({ paddle, limit, leftAt, oneMore = false }) => ({ paddle, reach: floorPrice(limit), leftAt, oneMore }))
    .filter(({ reach }) => reach >= lot.opening)
    .sort((a, b) => b.reach - a.reach || compareText(a.leftAt, b.leftAt));

  return bids.filter((bid, i) => bids.findIndex(({ paddle }) => paddle === bid.paddle) === i);
}

/** Who wins, how far they would go, and what they would pay if there were no reserve. */
function bidWithoutReserve(lot: Lot, ranked: readonly Bidder[]) {
  const [first, second] = ranked;
  if (!first) return undefined;
  if (!second) return { paddle: first.paddle, reach: first.reach, price: lot.opening };

  const tied = ranked.filter(({ reach }) => reach === first.reach);
  // The step is only called if someone other than the first asks for it. Then the first may take it too.
  const stepper = tied.slice(1).some(({ oneMore }) => oneMore) ? tied.find(({ oneMore }) => oneMore) : undefined;
  if (stepper) {
    const step = nextPrice(stepper.reach);
    return { paddle: stepper.paddle, reach: step, price: step };
  }

  return { paddle: first.paddle, reach: first.reach, price: Math.min(nextPrice(second.reach), first.reach) };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
