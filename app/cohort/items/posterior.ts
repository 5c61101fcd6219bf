import type { Table } from "./table";
import type { Work } from "./work";

/**
 * Abilities as in the item-response models: normally distributed with mean 0 and standard deviation 1, on evenly spaced
 * nodes. Pure.
 *
 * Gauss–Hermite nodes are not suitable: with many or steep items, one person's likelihood is narrower than the gaps
 * between a few such nodes. An even grid has an error below 1 part in 10⁸, even for the narrow posterior after 200
 * items. Only 2 people in 10⁹ have an ability beyond ±6.
 */
export const NODES = 121;
const EDGE = 6;
export const ability = Float64Array.from({ length: NODES }, (_, node) => -EDGE + (2 * EDGE * node) / (NODES - 1));
const logWeight = (() => {
  const weights = ability.map((at) => Math.exp((-at * at) / 2));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => Math.log(weight / sum));
})();

/** How many rows or patterns are processed between two points at which a computation may pause. */
export const AT_ONCE = 25;

/** All rows of a table that have the same answers, as one pattern. */
export interface Pattern {
  /** Indices of the items that were answered correctly, and of those that were answered wrongly. */
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  /** How many people gave these answers. */
  readonly people: number;
}

/**
 * The patterns of answers to the items at these indices, which are renumbered from 0. Leaves out people who were given
 * none of these items.
 */
export function* patternsOf(table: Table, places: readonly number[]): Work<Pattern[]> {
  const found = new Map<string, { right: number[]; wrong: number[]; people: number }>();
  for (const [at, row] of table.entries()) {
    if (at % AT_ONCE === 0) yield;
    const key = places.map((place) => row[place] ?? "-").join("");
    const known = found.get(key);
    if (known) known.people++;
    else {
      const answered = (answer: 0 | 1) => places.flatMap((place, item) => (row[place] === answer ? [item] : []));
      found.set(key, { right: answered(1), wrong: answered(0), people: 1 });
    }
  }
  return [...found.values()].filter(({ right, wrong }) => right.length + wrong.length > 0);
}

/** The natural logarithms (ln) of the probabilities of a correct and a wrong answer, at index `item × NODES + node`. */
export interface LogChances {
  readonly right: Float64Array;
  readonly wrong: Float64Array;
}

/** The probabilities in the model in which the log-odds of a correct answer at ability θ are slope × θ + intercept. */
export function logChances(slopes: readonly number[], intercepts: readonly number[]): LogChances {
  const right = new Float64Array(slopes.length * NODES);
  const wrong = new Float64Array(slopes.length * NODES);
  slopes.forEach((slope, item) => {
    for (let node = 0; node < NODES; node++) {
      const odds = slope * ability[node]! + intercepts[item]!;
      // ln of the logistic function, computed without overflow.
      const tail = Math.log1p(Math.exp(-Math.abs(odds)));
      right[item * NODES + node] = Math.min(odds, 0) - tail;
      wrong[item * NODES + node] = Math.min(-odds, 0) - tail;
    }
  });
  return { right, wrong };
}

/** The ln of a fraction. Sums leave out shares that are below this fraction of the largest share. */
const NEGLIGIBLE = Math.log(1e-14);

/** A pattern's posterior over the nodes: each node's share. Shares before `from`, and from `to` onwards, are 0. */
export interface Posterior {
  readonly shares: Float64Array;
  from: number;
  to: number;
  /** ln of the pattern's probability. */
  logLikelihood: number;
}

export const emptyPosterior = (): Posterior => ({
  shares: new Float64Array(NODES),
  from: 0,
  to: NODES,
  logLikelihood: 0,
});

/**
 * Applies Bayes' rule and writes the result to `into`. Callers that need one posterior after another can reuse `into`.
 */
export function fillPosterior(into: Posterior, { right, wrong }: Omit<Pattern, "people">, chances: LogChances): void {
  const { shares } = into;
  shares.set(logWeight);
  addRows(shares, right, chances.right);
  addRows(shares, wrong, chances.wrong);
  let top = shares[0]!;
  for (let node = 1; node < NODES; node++) if (shares[node]! > top) top = shares[node]!;
  let [from, to, sum] = [NODES, 0, 0];
  for (let node = 0; node < NODES; node++) {
    const below = shares[node]! - top;
    if (below < NEGLIGIBLE) shares[node] = 0;
    else {
      sum += shares[node] = Math.exp(below);
      if (from === NODES) from = node;
      to = node + 1;
    }
  }
  for (let node = from; node < to; node++) shares[node]! /= sum;
  Object.assign(into, { from, to, logLikelihood: top + Math.log(sum) });
}

function addRows(to: Float64Array, items: readonly number[], rows: Float64Array): void {
  for (const item of items) for (let node = 0, at = item * NODES; node < NODES; node++, at++) to[node]! += rows[at]!;
}
