import type { Judged } from "./judged";
import { ability } from "./posterior";
import type { Work } from "./work";

/** Computes one item's discrimination by maximum likelihood, and its upper limit by the likelihood ratio. Pure. */

/**
 * The normal distribution's 95% quantile. At the one-sided limit, the root of twice the lost log-likelihood equals this
 * quantile.
 */
const ROOT_OF_LIMIT = 1.6448536269514722;
const STEEPEST = 10;

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** A probability this close to 0 or 1 is a rounding error. */
const SURE = 1e-12;
const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/**
 * The log-likelihood of the answers, its derivatives, and the expected squares of the derivatives (Fisher's
 * information).
 */
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
 * The most likely line or, if `isFree` is false, the most likely line with the given slope. Uses Fisher's scoring,
 * and halves each step until the likelihood rises.
 */
export function* highest(judged: readonly Judged[], start: Line, isFree: boolean): Work<Highest> {
  let line = start;
  let here = likelihoodOf(judged, line);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const determinant = here.ofSlope * here.ofIntercept - here.ofBoth ** 2;
    const slopeStep = isFree ? (here.ofIntercept * here.bySlope - here.ofBoth * here.byIntercept) / determinant : 0;
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

/** The search for the limit starts this far above the best slope. */
const FIRST_WIDTH = 0.5;
/** Precision of the limit, measured as a slope or as the root of twice the lost log-likelihood. */
const LIMIT_WITHIN = 1e-4;

/**
 * The slope at which the root of twice the lost log-likelihood equals `ROOT_OF_LIMIT`. This slope lies between the best
 * slope, where no likelihood is lost, and an upper end, whose distance is doubled until the loss there is large enough.
 * Uses the Illinois variant of the false position method: each time the same end stays, its weight is halved.
 */
export function* upperLimit(judged: readonly Judged[], best: Highest): Work<number> {
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
