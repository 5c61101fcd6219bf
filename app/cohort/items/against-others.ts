import type { Fitted } from "./item-response";
import {
  AT_ONCE,
  ability,
  emptyPosterior,
  fillPosterior,
  logChances,
  NODES,
  type Pattern,
  patternsOf,
} from "./posterior";
import { around, type Interval, type Table } from "./table";
import { atOnce, type Work } from "./work";

/**
 * How well each item agrees with the others: compares its answers with the abilities estimated from people's other
 * answers. Pure. docs/item-analysis.md explains each figure, and how the rule was chosen.
 */
export interface AgainstOthers {
  /** The item's own discrimination by maximum likelihood, with the others' parameters fixed; limited to −10 to 10. */
  readonly discrimination: number;
  /** Its upper limit, 95% one-sided, by the likelihood ratio: the largest value that the answers do not contradict. */
  readonly discriminationAtMost: number;
  /**
   * The information-weighted mean square of residuals ("infit"): 1 if answers vary as the model predicts, more if they
   * vary more.
   */
  readonly meanSquare: number;
  /** The interval that contains 95% of such mean squares for sound items. */
  readonly expectedMeanSquare: Interval;
  /** The limit is below six tenths of the common discrimination: the key may be wrong. */
  readonly mayBeMisKeyed: boolean;
}

/** Below this share of the common discrimination, an item is weaker than ordinary variation between items explains. */
const WEAK = 0.6;
/** The normal distribution's 95% quantile: the root of twice the log-likelihood that a one-sided limit may lose. */
const ROOT_OF_LIMIT = 1.6448536269514722;
const STEEPEST = 10;

/**
 * For each item of a `rasch` fit of the table (null if it has no curve). Its discrimination is fitted with each
 * person's ability spread over its posterior from the other items under that fit. A single estimated number would
 * flatten it by its error. So it is valid for adaptive tables, too. The limit inverts the likelihood ratio test (D. J.
 * Venzon & S. H. Moolgavkar 1988, "A method for computing profile-likelihood-based confidence intervals"), which does
 * not assume a normal error and so works for items with few answers. Mean square: B. D. Wright & G. N. Masters 1982,
 * "Rating Scale Analysis", ch. 5, with probabilities by the same posteriors and the variance of a Bernoulli draw.
 */
export function* judgingItems(table: Table, rasch: Fitted): Work<(AgainstOthers | null)[]> {
  const places = rasch.items.flatMap((curve, place) => (curve ? [place] : []));
  const curves = places.map((place) => rasch.items[place]!);
  const slopes = curves.map(({ discrimination }) => discrimination.value);
  const intercepts = curves.map(({ intercept }) => intercept);
  const found = new Array<AgainstOthers | null>(rasch.items.length).fill(null);
  let item = 0;
  for (const judged of yield* judgedByItem(yield* patternsOf(table, places), slopes, intercepts)) {
    const [slope, intercept] = [slopes[item]!, intercepts[item]!];
    const best = yield* highest(judged, { slope, intercept }, true);
    const discriminationAtMost = yield* upperLimit(judged, best);
    found[places[item++]!] = {
      discrimination: best.slope,
      discriminationAtMost,
      ...meanSquareOf(judged, slope, intercept),
      mayBeMisKeyed: discriminationAtMost < WEAK * slope,
    };
  }
  return found;
}

/** The same, without steps. */
export const againstOthers = (table: Table, rasch: Fitted): (AgainstOthers | null)[] =>
  atOnce(judgingItems(table, rasch));

/** Answers to one item by people whose other answers are the same. */
export interface Judged {
  readonly isRight: boolean;
  readonly people: number;
  /** The posterior of their ability from the other answers, over the nodes from `from`. Sums to 1. */
  readonly others: Float64Array;
  readonly from: number;
}

/** Computes one item after another on demand: all at once would not fit into memory. */
export function* judgedByItem(
  patterns: readonly Pattern[],
  slopes: readonly number[],
  intercepts: readonly number[],
): Work<Iterable<Judged[]>> {
  const chances = logChances(slopes, intercepts);
  const posterior = emptyPosterior();
  const byItem = slopes.map((): { place: number; isRight: boolean }[] => []);
  const spreads: { people: number; from: number; shares: Float64Array }[] = [];
  for (const [place, pattern] of patterns.entries()) {
    if (place % AT_ONCE === 0) yield;
    for (const item of pattern.right) byItem[item]!.push({ place, isRight: true });
    for (const item of pattern.wrong) byItem[item]!.push({ place, isRight: false });
    fillPosterior(posterior, pattern, chances);
    const { from, to } = posterior;
    spreads.push({ people: pattern.people, from, shares: posterior.shares.slice(from, to) });
  }
  const judge = function* () {
    for (let item = 0; item < slopes.length; item++) {
      yield byItem[item]!.map(({ place, isRight }): Judged => {
        const { people, from, shares } = spreads[place]!;
        const own = isRight ? chances.right : chances.wrong;
        const others = shares.map((share, at) => share / Math.exp(own[item * NODES + from + at]!));
        const sum = others.reduce((total, share) => total + share, 0);
        return { isRight, people, from, others: others.map((share) => share / sum) };
      });
    }
  };
  return judge();
}

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** A probability this close to 0 or 1 is due to rounding. */
const SURE = 1e-12;
const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/** The log-likelihood of the answers, its derivatives, and their expected squares (Fisher's information). */
export function likelihoodOf(judged: readonly Judged[], { slope, intercept }: Line) {
  const chance = ability.map((theta) => 1 / (1 + Math.exp(-(slope * theta + intercept))));
  const sums = { log: 0, bySlope: 0, byIntercept: 0, ofSlope: 0, ofBoth: 0, ofIntercept: 0 };
  for (const { isRight, people, others, from } of judged) {
    let [right, byIntercept, bySlope] = [0, 0, 0];
    for (let at = 0, node = from; at < others.length; at++, node++) {
      const share = others[at]!;
      const own = chance[node]!;
      const change = share * own * (1 - own);
      right += share * own;
      byIntercept += change;
      bySlope += change * ability[node]!;
    }
    right = between(SURE, right, 1 - SURE);
    const weight = people / (right * (1 - right));
    const missing = weight * ((isRight ? 1 : 0) - right);
    sums.log += people * Math.log(isRight ? right : 1 - right);
    sums.bySlope += missing * bySlope;
    sums.byIntercept += missing * byIntercept;
    sums.ofSlope += weight * bySlope * bySlope;
    sums.ofBoth += weight * bySlope * byIntercept;
    sums.ofIntercept += weight * byIntercept * byIntercept;
  }
  return sums;
}

const MOST_ROUNDS = 100;
/** A shorter step ends the search. */
const SHORTEST = 1e-5;

interface Highest extends Line {
  readonly log: number;
}

/**
 * The most likely line, or with `isFree` false the most likely with this slope: Fisher's scoring, each step halved
 * until the likelihood rises.
 */
function* highest(judged: readonly Judged[], start: Line, isFree: boolean): Work<Highest> {
  let line = start;
  let here = likelihoodOf(judged, line);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const told = here.ofSlope * here.ofIntercept - here.ofBoth ** 2;
    const slopeStep = isFree ? (here.ofIntercept * here.bySlope - here.ofBoth * here.byIntercept) / told : 0;
    const interceptStep = (here.byIntercept - here.ofBoth * slopeStep) / here.ofIntercept;
    const after = (length: number): Line => ({
      slope: between(-STEEPEST, line.slope + length * between(-1, slopeStep, 1), STEEPEST),
      intercept: line.intercept + length * between(-1, interceptStep, 1),
    });
    const distance = (to: Line) => Math.max(Math.abs(to.slope - line.slope), Math.abs(to.intercept - line.intercept));
    let length = 1;
    let next = after(length);
    let there = here;
    while (distance(next) > SHORTEST) {
      yield;
      there = likelihoodOf(judged, next);
      if (there.log > here.log) break;
      length /= 2;
      next = after(length);
    }
    if (!(there.log > here.log)) break;
    [line, here] = [next, there];
  }
  return { ...line, log: here.log };
}

/** How far above the best slope the search for the limit starts. */
const FIRST_WIDTH = 0.5;
/** Precision of the limit, in slope or in lost likelihood. */
const LIMIT_WITHIN = 1e-4;

/**
 * Where the root of twice the lost log-likelihood equals `ROOT_OF_LIMIT`: between the best slope, where nothing is
 * lost, and an upper end whose distance doubles until it is beyond. Uses the Illinois form of false position, in which
 * an end that stays is halved in weight each time.
 */
function* upperLimit(judged: readonly Judged[], best: Highest): Work<number> {
  let last: Line = best;
  const lossAt = function* (slope: number): Work<number> {
    const there = yield* highest(judged, { ...last, slope }, false);
    last = there;
    return Math.sqrt(Math.max(0, 2 * (best.log - there.log))) - ROOT_OF_LIMIT;
  };
  let [low, lowLoss] = [best.slope, -ROOT_OF_LIMIT];
  let [high, highLoss] = [low, lowLoss];
  for (let width = FIRST_WIDTH; highLoss < 0; width *= 2) {
    if (high === STEEPEST) return STEEPEST;
    [low, lowLoss] = [high, highLoss];
    high = Math.min(STEEPEST, high + width);
    highLoss = yield* lossAt(high);
  }
  let side = 0;
  for (;;) {
    const guess = low - (lowLoss * (high - low)) / (highLoss - lowLoss);
    const loss = yield* lossAt(guess);
    if (Math.abs(loss) < LIMIT_WITHIN || high - low < LIMIT_WITHIN) return guess;
    if (loss < 0) {
      [low, lowLoss] = [guess, loss];
      if (side < 0) highLoss /= 2;
      side = -1;
    } else {
      [high, highLoss] = [guess, loss];
      if (side > 0) lowLoss /= 2;
      side = 1;
    }
  }
}

function meanSquareOf(judged: readonly Judged[], slope: number, intercept: number) {
  const chance = ability.map((theta) => 1 / (1 + Math.exp(-(slope * theta + intercept))));
  let [squares, expected, variance] = [0, 0, 0];
  for (const { isRight, people, others, from } of judged) {
    const right = others.reduce((sum, share, at) => sum + share * chance[from + at]!, 0);
    const spread = right * (1 - right);
    squares += people * ((isRight ? 1 : 0) - right) ** 2;
    expected += people * spread;
    variance += people * spread * (1 - 4 * spread);
  }
  return { meanSquare: squares / expected, expectedMeanSquare: around(1, Math.sqrt(Math.max(0, variance)) / expected) };
}
