import { type Clock, VALID_DAYS } from "./clock";

type Step =
  | { readonly day: number; readonly earned: number }
  | { readonly day: number; readonly spent: number; readonly purchase: string }
  | { readonly day: number; readonly refunded: string };

interface Part {
  readonly lastDay: number;
  readonly points: number;
}

function check(points: number): void {
  if (!Number.isInteger(points) || points < 1) throw new RangeError(`Not a number of points: ${points}`);
}

/** Takes points from the front; returns what was taken and what is left. */
function split(parts: readonly Part[], points: number): { taken: Part[]; left: Part[] } {
  const [first, ...others] = parts;
  if (!first || points === 0) return { taken: [], left: [...parts] };
  if (first.points > points) {
    return { taken: [{ ...first, points }], left: [{ ...first, points: first.points - points }, ...others] };
  }
  const { taken, left } = split(others, points - first.points);
  return { taken: [first, ...taken], left };
}

/** The points on a day, after all that has happened. Deletes expired points on the way. */
function balanceOn(today: number, history: readonly Step[]): number {
  let parts: Part[] = [];
  const purchases = new Map<string, Part[]>();
  const valid = (some: readonly Part[], day: number) => some.filter(({ lastDay }) => lastDay >= day);
  for (const step of history) {
    parts = valid(parts, step.day);
    if ("earned" in step) {
      parts.push({ lastDay: step.day + VALID_DAYS - 1, points: step.earned });
    } else if ("spent" in step) {
      const { taken, left } = split(parts, step.spent);
      parts = left;
      purchases.set(step.purchase, taken);
    } else {
      parts.push(...valid(purchases.get(step.refunded) ?? [], step.day));
      purchases.delete(step.refunded);
    }
    parts.sort((a, b) => a.lastDay - b.lastDay);
  }
  return valid(parts, today).reduce((sum, { points }) => sum + points, 0);
}

/** Writes down what happens, and plays it back for each question. */
export class PointsAccount {
  readonly #clock: Clock;
  #history: readonly Step[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  balance(): number {
    return balanceOn(this.#clock.today(), this.#history);
  }

  earn(points: number): void {
    check(points);
    this.#history = [...this.#history, { day: this.#clock.today(), earned: points }];
  }

  spend(purchase: string, points: number): boolean {
    check(points);
    const day = this.#clock.today();
    const isEnough = balanceOn(day, this.#history) >= points;
    if (isEnough) this.#history = [...this.#history, { day, spent: points, purchase }];
    return isEnough;
  }

  refund(purchase: string): number {
    const day = this.#clock.today();
    const before = balanceOn(day, this.#history);
    this.#history = [...this.#history, { day, refunded: purchase }];
    return balanceOn(day, this.#history) - before;
  }
}
