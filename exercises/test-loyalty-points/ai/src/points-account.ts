import { type Clock, VALID_DAYS } from "./clock";

/** Number of points by the day on which they expire. */
type PointsByDay = Map<number, number>;

/**
 * A customer's loyalty points.
 *
 * The account only knows how many points expire on which day. Nothing needs to be cleaned up at midnight: a day that is
 * over is simply not counted any more.
 */
export class PointsAccount {
  readonly #clock: Clock;
  readonly #points: PointsByDay = new Map();
  readonly #purchases = new Map<string, PointsByDay>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Number of points that can be spent today. */
  balance(): number {
    return this.#newestFirst().reduce((sum, [, points]) => sum + points, 0);
  }

  /** Credits points. */
  earn(points: number): void {
    this.#credit(this.#clock.today() + VALID_DAYS, points);
  }

  /** Pays for a purchase with points. */
  spend(purchase: string, points: number): boolean {
    let remaining = this.balance() - points;
    if (remaining < 0) return false;

    const used: PointsByDay = new Map();
    for (const [day, held] of this.#newestFirst()) {
      const left = Math.min(held, remaining);
      remaining -= left;
      this.#points.set(day, left);
      used.set(day, held - left);
    }
    this.#purchases.set(purchase, used);
    return true;
  }

  /** Cancels a purchase and returns how many points became available. */
  refund(purchase: string): number {
    const before = this.balance();
    this.#purchases.get(purchase)?.forEach((points, day) => {
      this.#credit(day, points);
    });
    this.#purchases.delete(purchase);
    return this.balance() - before;
  }

  #credit(day: number, points: number): void {
    this.#points.set(day, (this.#points.get(day) ?? 0) + points);
  }

  /** Valid points with their expiry day, sorted in descending order. */
  #newestFirst(): [day: number, points: number][] {
    const today = this.#clock.today();
    return [...this.#points].filter(([day]) => today < day).sort(([a], [b]) => b - a);
  }
}
