import { Z_95 } from "~/kinds/normal";

/** Intervals of shares and of their differences. Pure. */

type Interval = readonly [low: number, high: number];

/** A count out of a total. */
export interface Count {
  readonly of: number;
  readonly all: number;
}

/**
 * A share's interval by E. B. Wilson 1927, 95% by default. The interval stays within 0 and 1, even for small totals.
 * `all` must be above 0.
 */
export function wilson({ of, all }: Count, z = Z_95): Interval {
  const p = of / all;
  const middle = (p + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((p * (1 - p)) / all + z ** 2 / (4 * all ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * The interval for the difference between two shares, each of a different group of people: R. G. Newcombe 1998,
 * "Interval estimation for the difference between independent proportions", method 10, from Wilson's intervals of the
 * two shares. Both totals must be at least one.
 */
export function differenceOf(one: Count, other: Count, z = Z_95): Interval {
  const [p, q] = [one.of / one.all, other.of / other.all];
  const [pLow, pHigh] = wilson(one, z);
  const [qLow, qHigh] = wilson(other, z);
  return [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)];
}
