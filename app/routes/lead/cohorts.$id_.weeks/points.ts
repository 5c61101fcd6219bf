import type { WeekFigures, WeekShare } from "~/cohort/weeks/weeks";
import { figure } from "~/ui/charts/interval-plot";
import { percent, percents } from "~/ui/state-mark";

/** The points of charts by week. Pure. */

type Week = WeekFigures & { readonly from: string };

export const shareOn =
  (id: WeekShare) =>
  ({ from, shares }: Week) => {
    const { of, all, interval } = shares[id];
    const range = interval ? `, probably ${percents(interval)}` : "";
    return {
      from,
      value: all === 0 ? null : of / all,
      interval,
      says: all === 0 ? "" : `${percent(of / all)} (${of} of ${all}${range})`,
    };
  };

export const dPrimeOn = ({ from, dPrime }: Week) => ({
  from,
  value: dPrime?.value ?? null,
  interval: dPrime && ([dPrime.low, dPrime.high] as const),
  says: dPrime ? sayDPrime(dPrime) : "",
});

export const sayDPrime = ({ value, low, high }: NonNullable<Week["dPrime"]>) =>
  `${figure(value)} (probably ${figure(low)} to ${figure(high)})`;

/** Whole numbers around all intervals, and always 0 (a coin toss) and 3. */
export function ticksAround(points: readonly { readonly interval: readonly [low: number, high: number] | null }[]) {
  const intervals = points.flatMap(({ interval }) => (interval ? [interval] : []));
  const low = Math.min(0, ...intervals.map(([from]) => Math.floor(from)));
  const high = Math.max(3, ...intervals.map(([, to]) => Math.ceil(to)));
  return Array.from({ length: high - low + 1 }, (_, n) => low + n);
}
