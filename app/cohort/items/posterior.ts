import type { Table } from "./table";
import type { Work } from "./work";

/**
 * Abilities as in the item-response models: normal with mean 0 and standard deviation 1, on evenly spaced nodes. Pure.
 *
 * An even grid, not Gauss–Hermite: with many or steep items one person's likelihood is narrower than the gaps between a
 * few Gauss–Hermite nodes, while an even grid has an error below 1 part in 10⁸ down to a posterior as narrow as the one
 * after 200 items. Only 2 people in 10⁹ are beyond 6.
 */
export const NODES = 121;
const EDGE = 6;
export const ability = Float64Array.from({ length: NODES }, (_, node) => -EDGE + (2 * EDGE * node) / (NODES - 1));
const logWeight = (() => {
  const weights = ability.map((at) => Math.exp((-at * at) / 2));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => Math.log(weight / sum));
})();

/** Rows, or patterns, processed between two points at which a computation may be interrupted. */
export const AT_ONCE = 25;

/** Equal rows of a table, once. */
export interface Pattern {
  /** Indices of the items answered right, and of those answered wrong. */
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  /** How many people gave these answers. */
  readonly people: number;
}

/** The table's patterns over the items at these indices, renumbered from 0; people who were given none are left out. */
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

/** ln of the probabilities of a right and of a wrong answer: at `item × NODES + node`. */
export interface LogChances {
  readonly right: Float64Array;
  readonly wrong: Float64Array;
}

/** For the model in which a right answer's log-odds at ability θ are slope × θ + intercept, by item. */
export function logChances(slopes: readonly number[], intercepts: readonly number[]): LogChances {
  const right = new Float64Array(slopes.length * NODES);
  const wrong = new Float64Array(slopes.length * NODES);
  slopes.forEach((slope, item) => {
    for (let node = 0; node < NODES; node++) {
      const odds = slope * ability[node]! + intercepts[item]!;
      // ln of the logistic function without overflow.
      const tail = Math.log1p(Math.exp(-Math.abs(odds)));
      right[item * NODES + node] = Math.min(odds, 0) - tail;
      wrong[item * NODES + node] = Math.min(-odds, 0) - tail;
    }
  });
  return { right, wrong };
}

/** Shares below this fraction of the largest are left out of sums. */
const NEGLIGIBLE = Math.log(1e-14);

/** A pattern's posterior over the nodes: each node's share from `from` to before `to`, and 0 elsewhere. */
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

/** Applies Bayes' rule, writing into `into`, which is reused: there are as many posteriors as people. */
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
