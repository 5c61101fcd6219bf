import type { FareEngine, Quote, Trip } from "./engine";
import { QuoteShelf } from "./quote-shelf";
import type { TariffFeed } from "./tariffs";

export interface PlannerDeps {
  readonly engine: FareEngine;
  readonly tariffs: TariffFeed;
  /** Milliseconds. */
  readonly now: () => number;
}

/** What the trip planner shows beside a connection. */
export class Planner {
  private readonly shelf: QuoteShelf;

  constructor({ engine, tariffs, now }: PlannerDeps) {
    this.shelf = new QuoteShelf(engine, now);
    tariffs.onChange(() => this.shelf.clear());
  }

  async fareText(trip: Trip): Promise<string> {
    return textOf(await this.shelf.quoteFor(trip));
  }
}

function textOf({ cents, zones }: Quote): string {
  const euros = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  return zones === 1 ? `${euros} EUR, 1 zone` : `${euros} EUR, ${zones} zones`;
}
