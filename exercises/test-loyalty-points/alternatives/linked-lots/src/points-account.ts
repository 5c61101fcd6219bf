import { type Clock, VALID_DAYS } from "./clock";

interface Lot {
  readonly earned: number;
  /** What is left of it. */
  left: number;
}

/** Keeps every lot for ever, and asks the clock about each of them. A purchase remembers the lots that it took from. */
export class PointsAccount {
  private readonly lots: Lot[] = [];
  private readonly taken = new Map<string, [Lot, number][]>();

  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  private isValid(lot: Lot): boolean {
    return this.clock.today() - lot.earned < VALID_DAYS;
  }

  balance(): number {
    let sum = 0;
    for (const lot of this.lots) if (this.isValid(lot)) sum += lot.left;
    return sum;
  }

  /** The clock never goes back, so the oldest lot comes first in the list. */
  earn(points: number): void {
    this.lots.push({ earned: this.clock.today(), left: points });
  }

  spend(purchase: string, points: number): boolean {
    if (this.taken.has(purchase)) throw new Error(`${purchase} has paid with points already`);
    if (this.balance() < points) return false;
    const parts: [Lot, number][] = [];
    for (let missing = points; missing > 0; ) {
      const oldest = this.lots.find((lot) => lot.left > 0 && this.isValid(lot))!;
      const part = Math.min(missing, oldest.left);
      oldest.left -= part;
      missing -= part;
      parts.push([oldest, part]);
    }
    this.taken.set(purchase, parts);
    return true;
  }

  refund(purchase: string): number {
    let back = 0;
    for (const [lot, points] of this.taken.get(purchase)?.splice(0) ?? []) {
      lot.left += points;
      if (this.isValid(lot)) back += points;
    }
    return back;
  }
}
