import type { FareEngine, Quote, Trip } from "./engine";

/** For how long an answer is good. */
const GOOD_FOR_MS = 10 * 60 * 1_000;
/** How many trips are kept. */
export const SHELF_SIZE = 2_000;

/** A question to the engine, and how long its answer may be used. */
interface Item {
  readonly quote: Promise<Quote>;
  goodUntil: number;
}

/** Quotes that were asked for lately, so that the engine is not asked again and again. */
export class QuoteShelf {
  /** By trip, in the order in which they were last wanted: a Map keeps the order in which its keys came. */
  private readonly items = new Map<string, Item>();

  constructor(
    private readonly engine: FareEngine,
    private readonly now: () => number,
  ) {}

  /** The quote for a trip: from the shelf, from a question that is under way, or from the engine. */
  quoteFor(trip: Trip): Promise<Quote> {
    const key = keyOf(trip);
    const known = this.items.get(key);
    // What is set again would keep its old place, so it is taken off first.
    this.items.delete(key);
    if (known && this.now() < known.goodUntil) {
      this.items.set(key, known);
      return known.quote;
    }

    this.makeRoom();
    const item: Item = { quote: this.engine.quote(trip), goodUntil: Number.POSITIVE_INFINITY };
    this.items.set(key, item);
    this.follow(key, item);
    return item.quote;
  }

  /** Takes everything off. Questions under way go on for those who wait for them. */
  clear(): void {
    this.items.clear();
  }

  /** How many trips are on the shelf, for the metrics. */
  get size(): number {
    return this.items.size;
  }

  /** Starts the ten minutes with the answer, or takes the item off if there is none. */
  private follow(key: string, item: Item): void {
    item.quote.then(
      () => {
        item.goodUntil = this.now() + GOOD_FOR_MS;
      },
      () => {
        // By now there may be another question about this trip, which is none of our business.
        if (this.items.get(key) === item) this.items.delete(key);
      },
    );
  }

  private makeRoom(): void {
    for (const key of this.items.keys()) {
      if (this.items.size < SHELF_SIZE) return;
      this.items.delete(key);
    }
  }
}

/** One text for each trip, whatever characters its stops have. */
function keyOf({ from, to, fareClass }: Trip): string {
  return JSON.stringify([from, to, fareClass]);
}
