import type { Fitted } from "./item-response";
import { type Judged, judgedByItem } from "./judged";
import { ability, patternsOf } from "./posterior";
import { highest, upperLimit } from "./slope-fit";
import { around, type Interval, type Table } from "./table";
import { atOnce, type Work } from "./work";

/**
 * How well each item agrees with the other items: compares its answers with the abilities estimated from people's other
 * answers. Pure. docs/item-analysis.md explains each figure, and how the rule for a possibly wrong key was chosen.
 */
export interface AgainstOthers {
  /**
   * The item's own discrimination, estimated by maximum likelihood with the other items' parameters fixed, from −10
   * to 10.
   */
  readonly discrimination: number;
  /**
   * The discrimination's one-sided 95% upper limit, by the likelihood ratio: the largest value that fits the answers.
   */
  readonly discriminationAtMost: number;
  /**
   * The information-weighted mean square of residuals ("infit"): 1 if answers vary as the model predicts, more if they
   * vary more.
   */
  readonly meanSquare: number;
  /** The interval that contains 95% of such mean squares for sound items. */
  readonly expectedMeanSquare: Interval;
  /** True if the upper limit is below 0.6 times the common discrimination, so that the key may be wrong. */
  readonly mayBeMisKeyed: boolean;
}

/**
 * Ordinary variation between items explains a discrimination down to this share of the common discrimination, but no
 * lower.
 */
const WEAK = 0.6;

/**
 * Compares each item of a `rasch` fit of the table with the others (null for an item without a curve). The item's
 * discrimination is fitted with each person's ability spread over the ability's posterior from the other items under
 * that fit, so it is valid for adaptive tables, too. With a single estimate per person, the estimate's error would
 * make the discrimination look smaller. The limit inverts the likelihood ratio test (D. J. Venzon & S. H. Moolgavkar
 * 1988, "A method for computing profile-likelihood-based confidence intervals"), which does not assume a normal error
 * and so works for items with few answers. The mean square follows B. D. Wright & G. N. Masters 1982, "Rating Scale
 * Analysis", ch. 5, with probabilities from the same posteriors and the variance of a Bernoulli draw.
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

/** Runs `judgingItems` to the end without a pause. */
export const againstOthers = (table: Table, rasch: Fitted): (AgainstOthers | null)[] =>
  atOnce(judgingItems(table, rasch));

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
