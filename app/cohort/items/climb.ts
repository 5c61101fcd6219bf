import {
  AT_ONCE,
  ability,
  emptyPosterior,
  fillPosterior,
  logChances,
  NODES,
  type Pattern,
  type Posterior,
} from "./posterior";
import type { Work } from "./work";

/** Finds the most likely parameters of an item-response model (`item-response.ts`) by the EM algorithm. Pure. */

/** The maximum number of evaluations of the likelihood. */
const MOST_STEPS = 3_000;
/** The fit has converged once every slope and intercept changes by less than this in a step. */
const SAME_PARAMETER = 1e-7;
/** For the fit to have converged, the log-likelihood must also change by less than this in a step. */
const SAME_LIKELIHOOD = 1e-6;

/**
 * The steepest slope tried. If one ability perfectly separates right from wrong answers, the likelihood keeps rising
 * with the slope. A slope at this limit is shown without an interval.
 */
export const STEEPEST = 10;

/** The index of each parameter in the list: slopes first, one for each group of items, then one intercept per item. */
export interface Layout {
  /** Items that share a slope. */
  readonly groups: readonly (readonly number[])[];
  readonly items: number;
}

/** The index of each item's slope among the parameters. */
export function groupOfItems({ groups, items }: Layout): number[] {
  const slopeOf = new Array<number>(items);
  groups.forEach((group, at) => {
    for (const item of group) slopeOf[item] = at;
  });
  return slopeOf;
}

export const byItem = (parameters: readonly number[], layout: Layout) => ({
  slopes: groupOfItems(layout).map((at) => parameters[at]!),
  intercepts: parameters.slice(layout.groups.length),
});

/** Flips the scale so that abler people have more correct answers. The likelihood is the same in both directions. */
export function facingUp(parameters: readonly number[], layout: Layout): readonly number[] {
  const { slopes } = byItem(parameters, layout);
  if (slopes.reduce((sum, slope) => sum + slope, 0) >= 0) return parameters;
  return parameters.map((value, at) => (at < layout.groups.length ? -value : value));
}

interface Climbed {
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
  readonly isConverged: boolean;
  readonly steps: number;
}

export function* climb(patterns: readonly Pattern[], layout: Layout): Work<Climbed> {
  let start: readonly number[] = startingPoint(patterns, layout);
  let steps = 0;
  const step = (parameters: readonly number[]) => {
    steps++;
    return emStep(patterns, layout, parameters);
  };
  for (;;) {
    const first = yield* step(start);
    const second = yield* step(first.next);
    const change = Math.max(...second.next.map((value, at) => Math.abs(value - first.next[at]!)));
    const isConverged =
      change < SAME_PARAMETER && Math.abs(second.logLikelihood - first.logLikelihood) < SAME_LIKELIHOOD;
    if (isConverged || steps >= MOST_STEPS)
      return { parameters: first.next, logLikelihood: second.logLikelihood, isConverged, steps };
    const guess = extrapolated(start, first.next, second.next);
    const further = yield* step(guess.map((value, at) => (at < layout.groups.length ? held(value) : value)));
    start = further.logLikelihood >= second.logLikelihood ? further.next : second.next;
  }
}

/** Slopes of 1, and intercepts from the numbers of right and wrong answers, with half an answer added to each. */
function startingPoint(patterns: readonly Pattern[], { groups, items }: Layout): number[] {
  const [right, wrong] = [new Array<number>(items).fill(0.5), new Array<number>(items).fill(0.5)];
  for (const pattern of patterns) {
    for (const item of pattern.right) right[item]! += pattern.people;
    for (const item of pattern.wrong) wrong[item]! += pattern.people;
  }
  return [...groups.map(() => 1), ...right.map((sum, item) => Math.log(sum / wrong[item]!))];
}

/** Extrapolates from two steps: p₀ − 2αr + α²v with r = p₁ − p₀, v = p₂ − p₁ − r, α = −|r| / |v|. */
function extrapolated(p0: readonly number[], p1: readonly number[], p2: readonly number[]): number[] {
  const r = p1.map((value, at) => value - p0[at]!);
  const v = p2.map((value, at) => value - p1[at]! - r[at]!);
  const bend = Math.hypot(...v);
  const length = bend === 0 ? -1 : Math.min(-1, -Math.hypot(...r) / bend);
  return p0.map((value, at) => value - 2 * length * r[at]! + length * length * v[at]!);
}

/** One step of EM: the likelihood at the parameters, and the next parameters. */
function* emStep(
  patterns: readonly Pattern[],
  layout: Layout,
  parameters: readonly number[],
): Work<{ logLikelihood: number; next: number[] }> {
  const { slopes, intercepts } = byItem(parameters, layout);
  const chances = logChances(slopes, intercepts);
  /** For each item, the expected number of people at each node who were right, and who were wrong. */
  const right = new Float64Array(layout.items * NODES);
  const wrong = new Float64Array(layout.items * NODES);
  const posterior = emptyPosterior();
  let logLikelihood = 0;
  for (const [place, pattern] of patterns.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
    fillPosterior(posterior, pattern, chances);
    const { shares, from, to } = posterior;
    logLikelihood += pattern.people * posterior.logLikelihood;
    for (let node = from; node < to; node++) shares[node]! *= pattern.people;
    addShares(right, pattern.right, posterior);
    addShares(wrong, pattern.wrong, posterior);
  }
  const next = [...parameters];
  for (const [at, group] of layout.groups.entries()) {
    if (at % AT_ONCE === 0) yield;
    improve(next, at, group, layout.groups.length, right, wrong);
  }
  return { logLikelihood, next };
}

function addShares(to: Float64Array, items: readonly number[], { shares, from, to: end }: Posterior): void {
  for (const item of items)
    for (let node = from, at = item * NODES + from; node < end; node++, at++) to[at]! += shares[node]!;
}

/** Newton steps in one M step. More steps would hardly matter, because the next E step changes the result. */
const NEWTON_STEPS = 8;
/** Maximum change of a parameter in one step, so that a step from a distant start does not overshoot. */
const LONGEST = 1;

/**
 * Fits a logistic regression of expected answers on ability, for items that share a slope, and writes the result into
 * `parameters`.
 */
function improve(
  parameters: number[],
  slopeAt: number,
  group: readonly number[],
  interceptsFrom: number,
  right: Float64Array,
  wrong: Float64Array,
): void {
  for (let round = 0; round < NEWTON_STEPS; round++) {
    let [slopeGain, slopeBend] = [0, 0];
    const sums = group.map((item) => {
      const own = regressionSums(item, parameters[slopeAt]!, parameters[interceptsFrom + item]!, right, wrong);
      // Eliminates each intercept by expressing it through the slope.
      slopeGain += own.slopeGain - (own.cross * own.gain) / own.bend;
      slopeBend += own.slopeBend - (own.cross * own.cross) / own.bend;
      return own;
    });
    const before = parameters[slopeAt]!;
    parameters[slopeAt] = held(before + clamped(slopeGain / slopeBend));
    const slopeStep = parameters[slopeAt]! - before;
    let longest = Math.abs(slopeStep);
    group.forEach((item, at) => {
      const { gain, cross, bend } = sums[at]!;
      const own = clamped((gain - cross * slopeStep) / bend);
      parameters[interceptsFrom + item]! += own;
      longest = Math.max(longest, Math.abs(own));
    });
    if (longest < SAME_PARAMETER / 10) return;
  }
}

const within = (most: number, value: number) => Math.max(-most, Math.min(most, value));
const clamped = (step: number) => within(LONGEST, step);
const held = (slope: number) => within(STEEPEST, slope);

/** First derivatives of one item's expected log-likelihood, and the negated second derivatives. */
function regressionSums(item: number, slope: number, intercept: number, right: Float64Array, wrong: Float64Array) {
  const sums = { slopeGain: 0, gain: 0, slopeBend: 0, cross: 0, bend: 0 };
  for (let node = 0, at = item * NODES; node < NODES; node++, at++) {
    const people = right[at]! + wrong[at]!;
    if (people === 0) continue;
    const theta = ability[node]!;
    const chance = 1 / (1 + Math.exp(-(slope * theta + intercept)));
    const missing = right[at]! - people * chance;
    const weight = people * chance * (1 - chance);
    sums.slopeGain += missing * theta;
    sums.gain += missing;
    sums.slopeBend += weight * theta * theta;
    sums.cross += weight * theta;
    sums.bend += weight;
  }
  return sums;
}
