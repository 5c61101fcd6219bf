import type { Fitted } from "./item-response";
import { judgedByItem } from "./judged";
import { patternsOf } from "./posterior";
import { likelihoodOf } from "./slope-fit";
import type { Table } from "./table";
import type { Work } from "./work";

/**
 * Judges from an item's answers and the author's stated difficulty whether its key is inverted. Pure.
 *
 * If only a few similar people were given an item, its agreement with the other items cannot reveal an inverted key.
 * But Onramp picks items that people are likely to get right, so many wrong answers are evidence of an inverted key.
 * The other items show how reliable the author's stated difficulty is.
 */

/**
 * The key may be inverted if an item's value from `turningItems` is above this threshold.
 */
const TURNED_FROM = 1;
export const isTurned = (turned: number | null): boolean => turned !== null && turned > TURNED_FROM;

/** With fewer other items than this, the author's stated difficulty is ignored. */
const FEWEST_OTHERS = 8;
/**
 * Difficulties are tried up to `FARTHEST` standard deviations on either side of the expected difficulty, in steps of
 * `STEP` standard deviations.
 */
const [FARTHEST, STEP] = [3.2, 0.4];

/**
 * Compares two explanations of each item's answers: the item's key is right, or it is inverted. Returns, for each item
 * of a `rasch` fit, the ln of a Bayes factor (H. Jeffreys 1935): how many times as likely the answers are with the
 * inverted key as with the right one. Both explanations use the common discrimination, and difficulties predicted from
 * what the author stated. Null if the item has no curve, or if too few other items have one. `stated` lists the
 * difficulties that authors stated, by item, on any scale.
 */
export function* turningItems(table: Table, rasch: Fitted, stated: readonly number[]): Work<(number | null)[]> {
  const places = rasch.items.flatMap((curve, place) => (curve ? [place] : []));
  const curves = places.map((place) => rasch.items[place]!);
  const slopes = curves.map(({ discrimination }) => discrimination.value);
  const intercepts = curves.map(({ intercept }) => intercept);
  const found = new Array<number | null>(rasch.items.length).fill(null);
  if (places.length <= FEWEST_OTHERS) return found;
  const points = curves.map(({ difficulty }, item) => ({ x: stated[places[item]!]!, y: difficulty.value }));
  let item = 0;
  for (const judged of yield* judgedByItem(yield* patternsOf(table, places), slopes, intercepts)) {
    const slope = slopes[item]!;
    const expected = expectedAt(
      points[item]!.x,
      points.filter((_, other) => other !== item),
    );
    const [turned, right] = [[] as number[], [] as number[]];
    for (let at = -FARTHEST; at <= FARTHEST + STEP / 2; at += STEP) {
      yield;
      const difficulty = expected.mean + at * expected.deviation;
      const line = { slope, intercept: -slope * difficulty };
      right.push(likelihoodOf(judged, line).log - at ** 2 / 2);
      turned.push(likelihoodOf(judged, { slope: -slope, intercept: -line.intercept }).log - at ** 2 / 2);
    }
    found[places[item++]!] = logOfSum(turned) - logOfSum(right);
  }
  return found;
}

/** ln of a sum, given the ln of its terms. */
function logOfSum(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0));
}

/**
 * The value that a regression line through the points predicts at x, and the standard deviation of a new point at x.
 */
function expectedAt(x: number, points: readonly { x: number; y: number }[]) {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - meanX) ** 2);
  // If all authors stated the same difficulty, their statements contain no information.
  const slope = spread === 0 ? 0 : mean((point) => (point.x - meanX) * (point.y - meanY)) / spread;
  const left =
    mean((point) => (point.y - meanY - slope * (point.x - meanX)) ** 2) * (points.length / (points.length - 2));
  const leverage = spread === 0 ? 0 : (x - meanX) ** 2 / spread;
  return {
    mean: meanY + slope * (x - meanX),
    deviation: Math.sqrt(left * (1 + (1 + leverage) / points.length)),
  };
}
