import { observedInformation } from "./information";
import { inverse } from "./inverse";
import {
  ability,
  emptyPosterior,
  fillPosterior,
  logChances,
  NODES,
  type Pattern,
  type Posterior,
  patternsOf,
} from "./posterior";
import { around, type Interval, type Table } from "./table";

/**
 * Item-response models by marginal maximum likelihood. Pure. What each figure says: docs/item-analysis.md.
 *
 * The chance of a right answer at ability θ is 1 / (1 + exp(−a(θ − b))): a is the item's discrimination, b its difficulty,
 * and abilities are normal with mean 0 and standard deviation 1. An item that a person was not given is not in their
 * likelihood, which holds as long as what they were given depends on nothing but the answers in the table and on what was
 * known before (D. B. Rubin 1976, "Inference and missing data").
 *
 * `rasch`: one discrimination for all items, estimated (G. Rasch's model with the abilities' unit made their standard
 * deviation; D. Thissen 1982, "Marginal maximum likelihood estimation for the one-parameter logistic model"; the same as
 * `rasch` in R's package ltm). `2pl`: one for each item (A. Birnbaum 1968).
 */
export type Model = "rasch" | "2pl";

export interface Estimate {
  readonly value: number;
  /** By the inverse of the observed information (and the delta method for the difficulty); null where it has none. */
  readonly standardError: number | null;
  /** 95 %. A difficulty has none where the discrimination's holds 0: an item that tells nobody apart lies nowhere. */
  readonly interval: Interval | null;
}

export interface Curve {
  readonly discrimination: Estimate;
  /** On the abilities' scale: who is as able as this is right half of the time. */
  readonly difficulty: Estimate;
  /** The log-odds of a right answer at ability 0: −discrimination × difficulty. */
  readonly intercept: number;
}

export interface Fitted {
  /** People who answered at least one of the items that could be fitted. */
  readonly people: number;
  readonly logLikelihood: number;
  /** False where the cap on steps ended it: then the figures are only on the way to the maximum. */
  readonly isConverged: boolean;
  /** Evaluations of the likelihood that it took. */
  readonly steps: number;
  /** In the table's order; null for an item that all who were given it answered alike: it has no finite difficulty. */
  readonly items: readonly (Curve | null)[];
}

/** Fewer items that vary than the model's parameters can be told from: two for `rasch`, three for `2pl`. */
export interface TooFewItems {
  readonly refused: "too-few-items";
  readonly needed: number;
}

const FEWEST: Record<Model, number> = { rasch: 2, "2pl": 3 };
/** Evaluations of the likelihood before it is given up. */
const MOST_STEPS = 3_000;
/** The largest change of any slope or intercept in a step, and that of the log-likelihood, at which it has converged. */
const SAME_PARAMETER = 1e-7;
const SAME_LIKELIHOOD = 1e-6;

/**
 * The steepest slope that is tried. Where somebody's few answers part at one ability the likelihood rises with the slope
 * for ever; a slope held here is told without an interval.
 */
const STEEPEST = 10;

/** Where each parameter lies in the list of them: slopes first, one for each group of items, then an intercept an item. */
interface Layout {
  /** Items that share a slope. */
  readonly groups: readonly (readonly number[])[];
  readonly items: number;
}

/**
 * Fits by the EM algorithm of R. D. Bock & M. Aitkin 1981, "Marginal maximum likelihood estimation of item parameters:
 * application of an EM algorithm", on an even grid (`posterior.ts`), made faster by squared extrapolation (R. Varadhan &
 * C. Roland 2008, "Simple and globally convergent methods for accelerating the convergence of any EM algorithm", SqS3),
 * of which no step is kept that lowers the likelihood.
 */
export function fitItems(table: Table, model: Model): Fitted | TooFewItems {
  const count = table[0]?.length ?? 0;
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => isVaried(table, place));
  if (places.length < FEWEST[model]) return { refused: "too-few-items", needed: FEWEST[model] };
  const patterns = patternsOf(table, places);
  const own = places.map((_, item) => [item]);
  const layout: Layout = { groups: model === "rasch" ? [own.flat()] : own, items: places.length };
  const { parameters, ...climbed } = climb(patterns, layout);
  const curves = curvesOf(patterns, layout, facingUp(parameters, layout));
  return {
    people: patterns.reduce((sum, { people }) => sum + people, 0),
    ...climbed,
    items: Array.from({ length: count }, (_, place) => curves[places.indexOf(place)] ?? null),
  };
}

function isVaried(table: Table, place: number): boolean {
  const given = table.flatMap((row) => row[place] ?? []);
  return given.includes(0) && given.includes(1);
}

/** The place of each item's slope among the parameters. */
function groupOfItems({ groups, items }: Layout): number[] {
  const slopeOf = new Array<number>(items);
  groups.forEach((group, at) => {
    for (const item of group) slopeOf[item] = at;
  });
  return slopeOf;
}

const byItem = (parameters: readonly number[], layout: Layout) => ({
  slopes: groupOfItems(layout).map((at) => parameters[at]!),
  intercepts: parameters.slice(layout.groups.length),
});

/** The likelihood does not know which end of the scale is up: the end at which more is right. */
function facingUp(parameters: readonly number[], layout: Layout): readonly number[] {
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

function climb(patterns: readonly Pattern[], layout: Layout): Climbed {
  let start: readonly number[] = startingPoint(patterns, layout);
  let steps = 0;
  const step = (parameters: readonly number[]) => {
    steps++;
    return emStep(patterns, layout, parameters);
  };
  for (;;) {
    const first = step(start);
    const second = step(first.next);
    const change = Math.max(...second.next.map((value, at) => Math.abs(value - first.next[at]!)));
    const isConverged =
      change < SAME_PARAMETER && Math.abs(second.logLikelihood - first.logLikelihood) < SAME_LIKELIHOOD;
    if (isConverged || steps >= MOST_STEPS)
      return { parameters: first.next, logLikelihood: second.logLikelihood, isConverged, steps };
    const guess = extrapolated(start, first.next, second.next);
    const further = step(guess.map((value, at) => (at < layout.groups.length ? held(value) : value)));
    start = further.logLikelihood >= second.logLikelihood ? further.next : second.next;
  }
}

/** All slopes 1, and intercepts by the share of right answers, drawn half an answer towards even. */
function startingPoint(patterns: readonly Pattern[], { groups, items }: Layout): number[] {
  const [right, wrong] = [new Array<number>(items).fill(0.5), new Array<number>(items).fill(0.5)];
  for (const pattern of patterns) {
    for (const item of pattern.right) right[item]! += pattern.people;
    for (const item of pattern.wrong) wrong[item]! += pattern.people;
  }
  return [...groups.map(() => 1), ...right.map((sum, item) => Math.log(sum / wrong[item]!))];
}

/** Where two steps of a climb point to: p₀ − 2αr + α²v with r = p₁ − p₀, v = p₂ − p₁ − r, α = −|r| / |v|. */
function extrapolated(p0: readonly number[], p1: readonly number[], p2: readonly number[]): number[] {
  const r = p1.map((value, at) => value - p0[at]!);
  const v = p2.map((value, at) => value - p1[at]! - r[at]!);
  const bend = Math.hypot(...v);
  const length = bend === 0 ? -1 : Math.min(-1, -Math.hypot(...r) / bend);
  return p0.map((value, at) => value - 2 * length * r[at]! + length * length * v[at]!);
}

/** One step of EM: the likelihood at the parameters, and where it leads. */
function emStep(patterns: readonly Pattern[], layout: Layout, parameters: readonly number[]) {
  const { slopes, intercepts } = byItem(parameters, layout);
  const chances = logChances(slopes, intercepts);
  /** How many people at each node are expected to have been right, and wrong, by item. */
  const right = new Float64Array(layout.items * NODES);
  const wrong = new Float64Array(layout.items * NODES);
  const posterior = emptyPosterior();
  let logLikelihood = 0;
  for (const pattern of patterns) {
    fillPosterior(posterior, pattern, chances);
    const { shares, from, to } = posterior;
    logLikelihood += pattern.people * posterior.logLikelihood;
    for (let node = from; node < to; node++) shares[node]! *= pattern.people;
    addShares(right, pattern.right, posterior);
    addShares(wrong, pattern.wrong, posterior);
  }
  const next = [...parameters];
  layout.groups.forEach((group, at) => {
    improve(next, at, group, layout.groups.length, right, wrong);
  });
  return { logLikelihood, next };
}

function addShares(to: Float64Array, items: readonly number[], { shares, from, to: end }: Posterior): void {
  for (const item of items)
    for (let node = from, at = item * NODES + from; node < end; node++, at++) to[at]! += shares[node]!;
}

/** Newton's steps in one M step; further ones change little that the next E step does not change again. */
const NEWTON_STEPS = 8;
/** No parameter goes further than this in one of them, so that one begun far off does not overshoot. */
const LONGEST = 1;

/** The logistic regression of expected answers on ability, for items that share a slope, into `parameters`. */
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
      // Each intercept is solved for in terms of the slope.
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

/** First derivatives of one item's expected log-likelihood, and the second ones with their signs turned. */
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

function curvesOf(patterns: readonly Pattern[], layout: Layout, parameters: readonly number[]): Curve[] {
  const { slopes, intercepts } = byItem(parameters, layout);
  const slopeOf = groupOfItems(layout);
  const covariance = covarianceOf(
    shared(observedInformation(patterns, slopes, intercepts), layout),
    layout,
    parameters,
  );
  return slopes.map((slope, item) => {
    const intercept = intercepts[item]!;
    const [slopeAt, interceptAt] = [slopeOf[item]!, layout.groups.length + item];
    const ofSlope = covariance(slopeAt, slopeAt);
    const ofIntercept = covariance(interceptAt, interceptAt);
    const ofBoth = covariance(slopeAt, interceptAt);
    const discrimination = estimate(slope, ofSlope);
    // b = −d / a, and so its derivatives by a and d are d / a² and −1 / a.
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

/**
 * The covariance of two parameters; null where the answers do not tell one of them. An item whose slope is held at the
 * steepest, or of which the information says nothing in some direction, is taken as known for the others' sake.
 */
function covarianceOf(information: readonly (readonly number[])[], { groups }: Layout, parameters: readonly number[]) {
  const known = new Set<number>();
  groups.forEach((group, slope) => {
    if (Math.abs(parameters[slope]!) === STEEPEST) for (const at of [slope, ...ofGroup(group)]) known.add(at);
  });
  function ofGroup(group: readonly number[]) {
    return group.map((item) => groups.length + item);
  }
  for (;;) {
    const free = parameters.flatMap((_, at) => (known.has(at) ? [] : [at]));
    const found = inverse(free.map((row) => free.map((column) => information[row]![column]!)));
    if ("values" in found) {
      const place = new Map(free.map((at, position) => [at, position]));
      return (one: number, other: number): number | null => {
        const [row, column] = [place.get(one), place.get(other)];
        return row === undefined || column === undefined ? null : found.values[row]![column]!;
      };
    }
    const at = free[found.untold]!;
    const slope = groups.findIndex((group, place) => place === at || ofGroup(group).includes(at));
    // One slope for all stays when one item alone cannot be told.
    if (groups[slope]!.length > 1) known.add(at);
    else for (const own of [slope, ...ofGroup(groups[slope]!)]) known.add(own);
  }
}

function estimate(value: number, variance: number | null): Estimate {
  if (variance === null) return { value, standardError: null, interval: null };
  const standardError = Math.sqrt(variance);
  return { value, standardError, interval: around(value, standardError) };
}

/** Information on every item's own slope and intercept, made that on the model's parameters: what is shared is summed. */
function shared(information: readonly (readonly number[])[], { groups, items }: Layout): number[][] {
  const size = groups.length + items;
  const slopeOf = groupOfItems({ groups, items });
  const parameter = (place: number) => (place < items ? slopeOf[place]! : groups.length + place - items);
  const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  information.forEach((row, one) => {
    row.forEach((value, other) => {
      sums[parameter(one)]![parameter(other)]! += value;
    });
  });
  return sums;
}
