import { AT_ONCE, emptyPosterior, fillPosterior, logChances, NODES, type Pattern } from "./posterior";
import type { Work } from "./work";

/** Each item's answers, with the abilities estimated from people's other answers. Pure. */

/** Answers to one item by people whose other answers are the same. */
export interface Judged {
  readonly isRight: boolean;
  readonly people: number;
  /** The posterior of these people's ability given their other answers, starting with the node `from`. Sums to 1. */
  readonly others: Float64Array;
  readonly from: number;
}

/** Computes one item after another on demand, because all items together would not fit into memory. */
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
