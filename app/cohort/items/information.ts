import {
  AT_ONCE,
  ability,
  emptyPosterior,
  fillPosterior,
  type LogChances,
  logChances,
  NODES,
  type Pattern,
} from "./posterior";
import type { Work } from "./work";

/**
 * The observed information on every item's slope and intercept at the given values: the exact negative second
 * derivatives of the marginal log-likelihood (T. A. Louis 1982, "Finding the observed information matrix when using
 * the EM algorithm"). It is the information that known abilities would give, minus the information lost because they
 * are unknown. A square matrix: slopes first, then intercepts, both in the items' order.
 */
export function* observedInformation(
  patterns: readonly Pattern[],
  slopes: readonly number[],
  intercepts: readonly number[],
): Work<number[][]> {
  const items = slopes.length;
  const chances = logChances(slopes, intercepts);
  const chance = chances.right.map(Math.exp);
  const spreads: Spread[] = [];
  for (const [place, pattern] of patterns.entries()) {
    if (place % AT_ONCE === 0) yield;
    spreads.push(spreadOf(pattern, chances));
  }
  const information = Array.from({ length: 2 * items }, () => new Array<number>(2 * items).fill(0));
  // Proceeds node by node, so that the memory that is written repeatedly stays in the processor's cache.
  const atNode = new Float64Array(items * items);
  const residual = new Float64Array(items);
  for (let node = 0; node < NODES; node++) {
    yield;
    atNode.fill(0);
    for (const spread of spreads) addAt(atNode, spread, node, chance, residual);
    const theta = ability[node]!;
    for (let one = 0; one < items; one++) {
      for (let other = 0; other < items; other++) {
        const own = atNode[Math.max(one, other) * items + Math.min(one, other)]!;
        information[one]![other]! += own * theta * theta;
        information[one]![items + other]! += own * theta;
        information[items + one]![other]! += own * theta;
        information[items + one]![items + other]! += own;
      }
    }
  }
  for (const [place, spread] of spreads.entries()) {
    if (place % AT_ONCE === 0) yield;
    addMeans(information, spread);
  }
  return information;
}

interface Spread {
  readonly people: number;
  /** Indices of the items that these people were given, and their answers. */
  readonly given: Int32Array;
  readonly answers: Float64Array;
  /** The posterior's share at each node, starting with the node `from`. */
  readonly shares: Float64Array;
  readonly from: number;
  /**
   * The expected derivatives of these people's log-likelihood with respect to the intercepts and slopes of the items
   * that they were given.
   */
  readonly byIntercept: Float64Array;
  readonly bySlope: Float64Array;
}

const posterior = emptyPosterior();

function spreadOf(pattern: Pattern, chances: LogChances): Spread {
  fillPosterior(posterior, pattern, chances);
  const { from, to } = posterior;
  const isRight = new Set(pattern.right);
  const given = Int32Array.from([...pattern.right, ...pattern.wrong]).sort();
  const answers = Float64Array.from(given, (item) => (isRight.has(item) ? 1 : 0));
  const [byIntercept, bySlope] = [new Float64Array(given.length), new Float64Array(given.length)];
  for (let at = 0; at < given.length; at++) {
    const first = given[at]! * NODES;
    for (let node = from; node < to; node++) {
      const expected = posterior.shares[node]! * (answers[at]! - Math.exp(chances.right[first + node]!));
      byIntercept[at]! += expected;
      bySlope[at]! += expected * ability[node]!;
    }
  }
  return {
    people: pattern.people,
    given,
    answers,
    shares: posterior.shares.slice(from, to),
    from,
    byIntercept,
    bySlope,
  };
}

/**
 * Adds these people's information at a node, below the diagonal: the information if the node were their ability,
 * minus the products of their residuals.
 */
function addAt(atNode: Float64Array, spread: Spread, node: number, chance: Float64Array, residual: Float64Array): void {
  const { given, answers, from, shares } = spread;
  if (node < from || node >= from + shares.length) return;
  const items = residual.length;
  const weight = spread.people * shares[node - from]!;
  for (let i = 0; i < given.length; i++) {
    const right = chance[given[i]! * NODES + node]!;
    const own = answers[i]! - right;
    residual[i] = own;
    const row = given[i]! * items;
    atNode[row + given[i]!]! += weight * right * (1 - right);
    for (let j = 0; j <= i; j++) atNode[row + given[j]!]! -= weight * own * residual[j]!;
  }
}

function addMeans(information: number[][], { people, given, byIntercept, bySlope }: Spread): void {
  const items = information.length / 2;
  for (let i = 0; i < given.length; i++) {
    const ofSlope = information[given[i]!]!;
    const ofIntercept = information[items + given[i]!]!;
    for (let j = 0; j < given.length; j++) {
      const other = given[j]!;
      ofSlope[other]! += people * bySlope[i]! * bySlope[j]!;
      ofSlope[items + other]! += people * bySlope[i]! * byIntercept[j]!;
      ofIntercept[other]! += people * byIntercept[i]! * bySlope[j]!;
      ofIntercept[items + other]! += people * byIntercept[i]! * byIntercept[j]!;
    }
  }
}
