import { byItem, climb, facingUp, groupOfItems, type Layout } from "./climb";
import { covarianceOf, shared } from "./covariance";
import { observedInformation } from "./information";
import { type Pattern, patternsOf } from "./posterior";
import { around, type Interval, type Table } from "./table";
import { atOnce, type Work } from "./work";

/**
 * Item-response models by marginal maximum likelihood. Pure. docs/item-analysis.md explains each figure.
 *
 * The probability of a correct answer at ability θ is 1 / (1 + exp(−a(θ − b))): a is the item's discrimination, b its
 * difficulty, and abilities are normally distributed with mean 0 and standard deviation 1. An item that a person was
 * not given does not enter that person's likelihood. This is valid as long as the choice of items depends only on the
 * answers in the table and on what was known before (D. B. Rubin 1976, "Inference and missing data").
 *
 * `rasch`: all items share one discrimination, which is estimated (G. Rasch's model with the abilities scaled to
 * their standard deviation; D. Thissen 1982, "Marginal maximum likelihood estimation for the one-parameter logistic
 * model"; the same as `rasch` in R's package ltm). `2pl`: each item has its own discrimination (A. Birnbaum 1968).
 */
export type Model = "rasch" | "2pl";

export interface Estimate {
  readonly value: number;
  /**
   * From the inverse of the observed information (and the delta method for the difficulty); null if it cannot be
   * computed.
   */
  readonly standardError: number | null;
  /**
   * The 95% interval. A difficulty has no interval if the discrimination's interval includes 0, because an item that
   * cannot tell stronger people from weaker ones has no difficulty.
   */
  readonly interval: Interval | null;
}

export interface Curve {
  readonly discrimination: Estimate;
  /** The difficulty on the scale of abilities: people with this ability answer correctly half of the time. */
  readonly difficulty: Estimate;
  /** The log-odds of a correct answer at ability 0: −discrimination × difficulty. */
  readonly intercept: number;
}

export interface Fitted {
  /** The number of people who answered at least one item that could be fitted. */
  readonly people: number;
  readonly logLikelihood: number;
  /** False if the fit stopped at the maximum number of steps, so that the figures are not yet the most likely ones. */
  readonly isConverged: boolean;
  /** Number of evaluations of the likelihood. */
  readonly steps: number;
  /**
   * The items' curves, in the table's order; null for an item that everyone answered alike, which has no finite
   * difficulty.
   */
  readonly items: readonly (Curve | null)[];
}

/** The table has too few items with both right and wrong answers: `rasch` needs two, `2pl` three. */
export interface TooFewItems {
  readonly refused: "too-few-items";
  readonly needed: number;
}

const FEWEST: Record<Model, number> = { rasch: 2, "2pl": 3 };

/**
 * Fits a model by the EM algorithm of R. D. Bock & M. Aitkin 1981, "Marginal maximum likelihood estimation of item
 * parameters: application of an EM algorithm", on an even grid (`posterior.ts`), accelerated by squared extrapolation
 * (R. Varadhan & C. Roland 2008, "Simple and globally convergent methods for accelerating the convergence of any EM
 * algorithm", SqS3). Steps that lower the likelihood are discarded.
 */
export function* fittingItems(table: Table, model: Model): Work<Fitted | TooFewItems> {
  const count = table[0]?.length ?? 0;
  const places: number[] = [];
  for (let place = 0; place < count; place++) {
    yield;
    if (isVaried(table, place)) places.push(place);
  }
  if (places.length < FEWEST[model]) return { refused: "too-few-items", needed: FEWEST[model] };
  const patterns = yield* patternsOf(table, places);
  const own = places.map((_, item) => [item]);
  const layout: Layout = { groups: model === "rasch" ? [own.flat()] : own, items: places.length };
  const { parameters, ...climbed } = yield* climb(patterns, layout);
  const curves = yield* curvesOf(patterns, layout, facingUp(parameters, layout));
  return {
    people: patterns.reduce((sum, { people }) => sum + people, 0),
    ...climbed,
    items: Array.from({ length: count }, (_, place) => curves[places.indexOf(place)] ?? null),
  };
}

/** Runs `fittingItems` to the end without a pause. */
export const fitItems = (table: Table, model: Model): Fitted | TooFewItems => atOnce(fittingItems(table, model));

function isVaried(table: Table, place: number): boolean {
  const given = table.flatMap((row) => row[place] ?? []);
  return given.includes(0) && given.includes(1);
}

function* curvesOf(patterns: readonly Pattern[], layout: Layout, parameters: readonly number[]): Work<Curve[]> {
  const { slopes, intercepts } = byItem(parameters, layout);
  const slopeOf = groupOfItems(layout);
  const information = yield* observedInformation(patterns, slopes, intercepts);
  const covariance = yield* covarianceOf(shared(information, layout), layout, parameters);
  return slopes.map((slope, item) => {
    const intercept = intercepts[item]!;
    const [slopeAt, interceptAt] = [slopeOf[item]!, layout.groups.length + item];
    const ofSlope = covariance(slopeAt, slopeAt);
    const ofIntercept = covariance(interceptAt, interceptAt);
    const ofBoth = covariance(slopeAt, interceptAt);
    const discrimination = estimate(slope, ofSlope);
    // b = −d / a, so the derivatives of b with respect to a and d are d / a² and −1 / a.
    const [bySlope, byIntercept] = [intercept / slope ** 2, -1 / slope];
    const ofDifficulty =
      ofSlope === null || ofIntercept === null || ofBoth === null
        ? null
        : bySlope ** 2 * ofSlope + byIntercept ** 2 * ofIntercept + 2 * bySlope * byIntercept * ofBoth;
    const difficulty = estimate(-intercept / slope, ofDifficulty);
    const isSloped =
      discrimination.interval !== null && (discrimination.interval.low > 0 || discrimination.interval.high < 0);
    return { discrimination, difficulty: isSloped ? difficulty : { ...difficulty, interval: null }, intercept };
  });
}

function estimate(value: number, variance: number | null): Estimate {
  if (variance === null) return { value, standardError: null, interval: null };
  const standardError = Math.sqrt(variance);
  return { value, standardError, interval: around(value, standardError) };
}
