import { type Clock, VALID_DAYS } from "./clock";

/** Points that expire on the same day. */
interface Lot {
  /** The first day on which they are gone. */
  readonly expires: number;
  points: number;
}

const total = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.points, 0);

/** The points of one customer. */
export class PointsAccount {
  readonly #clock: Clock;
  readonly #lots = new Set<Lot>();
  readonly #purchases = new Map<string, Lot[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  balance(): number {
    return total(this.#valid(this.#lots));
  }

  earn(points: number): void {
    this.#lots.add({ expires: this.#clock.today() + VALID_DAYS, points });
  }

  spend(purchase: string, points: number): boolean {
    if (points > this.balance()) return false;
    let open = points;
    const used = this.#valid(this.#lots).map((lot) => {
      const taken = Math.min(open, lot.points);
      lot.points -= taken;
      open -= taken;
      return { expires: lot.expires, points: taken };
    });
    this.#purchases.set(purchase, used);
    return true;
  }

  refund(purchase: string): number {
    const used = this.#purchases.get(purchase);
    if (!used) return 0;
    this.#purchases.delete(purchase);
    const back = this.#valid(used);
    for (const lot of back) this.#lots.add(lot);
    return total(back);
  }

  /** Those that can be spent today, first the ones that expire first. */
  #valid(lots: Iterable<Lot>): Lot[] {
    const today = this.#clock.today();
    return [...lots].filter(({ expires }) => expires > today).sort((a, b) => a.expires - b.expires);
  }
}
