import { type Clock, VALID_DAYS } from "./clock";

interface Lot {
  /** The first day on which the points are gone. */
  expires: number;
  points: number;
}

const sumOf = (lots: readonly Lot[]): number => lots.reduce((sum, { points }) => sum + points, 0);

/** A customer's points. A refund reports what the purchase had cost. */
export class PointsAccount {
  readonly #clock: Clock;
  #lots: Lot[] = [];
  readonly #purchases = new Map<string, Lot[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  balance(): number {
    return sumOf(this.#validLots());
  }

  earn(points: number): void {
    this.#add({ expires: this.#clock.today() + VALID_DAYS, points });
  }

  spend(purchase: string, points: number): boolean {
    if (this.balance() < points) return false;
    const used: Lot[] = [];
    let missing = points;
    for (const lot of this.#validLots()) {
      const taken = Math.min(missing, lot.points);
      missing -= taken;
      lot.points -= taken;
      used.push({ expires: lot.expires, points: taken });
    }
    this.#purchases.set(purchase, used);
    return true;
  }

  refund(purchase: string): number {
    const used = this.#purchases.get(purchase) ?? [];
    this.#purchases.delete(purchase);
    for (const lot of used) this.#add(lot);
    return sumOf(used);
  }

  /** Keeps the lots sorted by expiry. */
  #add(lot: Lot): void {
    this.#lots.push(lot);
    this.#lots.sort((a, b) => a.expires - b.expires);
  }

  #validLots(): Lot[] {
    const today = this.#clock.today();
    return this.#lots.filter((lot) => lot.expires > today);
  }
}
