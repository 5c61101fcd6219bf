import type { WeekShare } from "~/cohort/weeks/constants";
import type { WeekFigures } from "~/cohort/weeks/weeks";
import type { KindId } from "~/kinds/registry";
import { figure } from "~/ui/charts/interval-plot";
import { percent, percents } from "~/ui/state-mark";
import type { Leaning } from "../cohorts.$id_.trust/leaning";
import type { Week } from "./week-text";

/** Calculates the points of the weekly charts. All functions are pure. */

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

const LEANINGS: Readonly<Record<Leaning, string>> = {
  "too-much": "learners approve too often",
  "too-little": "learners reject good changes too often",
  neither: "no clear sign that learners trust too much or too little",
};

const AI_LEANINGS: Readonly<Record<Leaning, string>> = {
  "too-much": "learners act on too few comments",
  "too-little": "learners act on too many comments",
  neither: "no clear sign that learners act on too few or too many comments",
};

export const dPrimeOn = ({ from, dPrime, leaning }: Week) => pointOf(from, dPrime, leaning && LEANINGS[leaning]);
/** How well learners told an AI reviewer's correct comments from its other comments. */
export const aiDPrimeOn = ({ from, aiDPrime, aiLeaning }: Week) =>
  pointOf(from, aiDPrime, aiLeaning && AI_LEANINGS[aiLeaning]);

const pointOf = (from: string, dPrime: WeekFigures["dPrime"], leans: string | null) => ({
  from,
  value: dPrime?.value ?? null,
  interval: dPrime && ([dPrime.low, dPrime.high] as const),
  says: dPrime && leans ? `${sayDPrime(dPrime)}; ${leans}` : "",
});

/**
 * Stated confidence minus the share of answers that were correct: above 0, learners were too confident. The interval is
 * the share's interval.
 */
export const confidenceOn =
  (kind: KindId) =>
  ({ from, sure }: Week) => {
    const one = sure[kind];
    if (!one) return { from, value: null, interval: null, says: "" };
    const { said, of, all, interval } = one;
    const gap = interval && ([said - interval[1], said - interval[0]] as const);
    return { from, value: said - of / all, interval: gap, says: sayConfidence(one) };
  };

export function sayConfidence({ said, of, all, interval }: NonNullable<Week["sure"][KindId]>): string {
  const range = interval ? `, probably ${percents(interval)}` : "";
  return `${percent(said)} confident on average, ${percent(of / all)} right (${of} of ${all}${range})`;
}

/** Formats a difference of shares in percentage points, for example as "+12". */
export function sayPoints(difference: number): string {
  const points = Math.round(100 * difference);
  return points > 0 ? `+${points}` : `${points}`.replace("-", "−");
}

/**
 * The ticks of a scale, 50 percentage points apart. They cover all values and intervals, and at least −50 to +50
 * points.
 */
export function halvesAround(
  points: readonly { readonly value: number | null; readonly interval: readonly [low: number, high: number] | null }[],
) {
  const ends = points.flatMap(({ value, interval }) => [...(value === null ? [] : [value]), ...(interval ?? [])]);
  const low = Math.floor(2 * Math.min(-0.5, ...ends));
  const high = Math.ceil(2 * Math.max(0.5, ...ends));
  return Array.from({ length: high - low + 1 }, (_, n) => (low + n) / 2);
}

export const sayDPrime = ({ value, low, high }: NonNullable<Week["dPrime"]>) =>
  `${figure(value)} (probably ${figure(low)} to ${figure(high)})`;

/** The ticks of a scale, 1 apart. They cover all intervals, and at least 0 (a coin toss) to 3. */
export function ticksAround(points: readonly { readonly interval: readonly [low: number, high: number] | null }[]) {
  const intervals = points.flatMap(({ interval }) => (interval ? [interval] : []));
  const low = Math.min(0, ...intervals.map(([from]) => Math.floor(from)));
  const high = Math.max(3, ...intervals.map(([, to]) => Math.ceil(to)));
  return Array.from({ length: high - low + 1 }, (_, n) => low + n);
}
