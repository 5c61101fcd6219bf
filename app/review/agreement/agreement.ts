import { seeded } from "~/kinds/seeded";

/**
 * How far people who judged the same submissions agree beyond chance. Pure. Rules: docs/grading.md, "Agreement".
 *
 * Values are whole numbers that represent choices; for an ordinal line they are in the order of the steps. A unit (a
 * submission) contains its values, one for each judge: the order of judges does not matter, and judges without a value
 * are left out.
 */
export type Unit = readonly number[];
/** Nominal: two values are equal or not. Ordinal: the distance grows with the number of steps between two values. */
export type Level = "nominal" | "ordinal";

/** Units with the same values: how often each value occurs, how many values in total, and how many such units. */
interface Pattern {
  readonly counts: readonly number[];
  readonly given: number;
  readonly units: number;
}

/**
 * Units with at least two values, equal ones grouped, with values as indices into the list of all values; in a fixed
 * order.
 */
function patternsOf(units: readonly Unit[]): Pattern[] {
  const paired = units.filter((unit) => unit.length >= 2);
  const values = [...new Set(paired.flat())].sort((a, b) => a - b);
  const found = new Map<string, Pattern>();
  for (const unit of paired) {
    const counts = values.map((value) => unit.filter((one) => one === value).length);
    const key = counts.join(" ");
    found.set(key, { counts, given: unit.length, units: (found.get(key)?.units ?? 0) + 1 });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern);
}

/** The squared distance of the values at indices c < k (Krippendorff 2011, section D). */
function distance(level: Level, totals: readonly number[], c: number, k: number): number {
  if (level === "nominal") return 1;
  let between = -(totals[c]! + totals[k]!) / 2;
  for (let g = c; g <= k; g++) between += totals[g]!;
  return between ** 2;
}

/** α of patterns, each with a number of units. */
function alphaOf(patterns: readonly Pattern[], level: Level, times: (place: number) => number): number | null {
  const size = patterns[0]?.counts.length ?? 0;
  const totals = Array.from({ length: size }, () => 0);
  const coincidences = totals.map(() => totals.map(() => 0));
  let all = 0;
  patterns.forEach(({ counts, given }, place) => {
    const often = times(place);
    if (often === 0) return;
    all += often * given;
    for (let c = 0; c < size; c++) {
      if (counts[c] === 0) continue;
      totals[c]! += often * counts[c]!;
      for (let k = c + 1; k < size; k++) coincidences[c]![k]! += (often * counts[c]! * counts[k]!) / (given - 1);
    }
  });
  let [observed, expected] = [0, 0];
  for (let c = 0; c < size; c++) {
    for (let k = c + 1; k < size; k++) {
      const far = distance(level, totals, c, k);
      observed += coincidences[c]![k]! * far;
      expected += totals[c]! * totals[k]! * far;
    }
  }
  // Only one value occurs: nothing varies, so agreement beyond chance is undefined.
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/**
 * Krippendorff's α by the coincidence matrix, for any number of judges and with missing values: 1 if all agree, 0 for
 * agreement by chance, below 0 for less. Null if it cannot be determined: fewer than two judged each unit, or all
 * values are the same. K. Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
 */
export function krippendorffsAlpha(units: readonly Unit[], level: Level): number | null {
  const patterns = patternsOf(units);
  return alphaOf(patterns, level, (place) => patterns[place]!.units);
}

const RESAMPLES = 2_000;
/** Two-sided 95%. */
const TAIL = 0.025;
/** If more than this share of resamples has no α, there is no interval. */
const MOST_UNDEFINED = 0.05;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95% percentile bootstrap interval of α over units: 2,000 resamples of as many units, drawn with replacement from
 * a fixed seed, so that the same submissions always give the same interval (A. Zapf et al. 2016, "Measuring inter-rater
 * reliability for nominal data: which coefficients and confidence intervals are appropriate?"). A resample in which all
 * values are the same has no α and is left out. Null if more than a twentieth are left out: all agree in those, so
 * leaving them out would make the interval too low. Also null if the resamples do not vary: an interval from 1 to 1
 * would claim certainty.
 */
export function bootstrapInterval(units: readonly Unit[], level: Level, seed: string): Interval | null {
  const patterns = patternsOf(units);
  const random = seeded(seed);
  /** The pattern of each unit. */
  const all = patterns.flatMap((pattern, place) => Array.from({ length: pattern.units }, () => place));
  const found: number[] = [];
  const times = patterns.map(() => 0);
  for (let round = 0; round < RESAMPLES; round++) {
    times.fill(0);
    for (let draw = 0; draw < all.length; draw++) times[all[Math.floor(random() * all.length)]!]!++;
    const value = alphaOf(patterns, level, (place) => times[place]!);
    if (value !== null) found.push(value);
  }
  if (found.length < RESAMPLES * (1 - MOST_UNDEFINED)) return null;
  found.sort((a, b) => a - b);
  const [low, high] = [quantile(found, TAIL), quantile(found, 1 - TAIL)];
  return low < high ? { low, high } : null;
}

/** The quantile of sorted values, interpolated between neighbours. */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** With fewer submissions reviewed twice, only counts are shown. */
const WORKS_FOR_ALPHA = 10;

/** What can be said about a line on which two mentors judged each submission. */
export interface Figures {
  /** Submissions for which both chose a step. */
  readonly works: number;
  /** Of these, submissions for which both chose the same step. */
  readonly same: number;
  /**
   * `too-early`: fewer than ten submissions. `no-variation`: all choices are the same, so α cannot be determined. The
   * interval is null if it cannot be determined (`bootstrapInterval`).
   */
  readonly beyondChance:
    | { readonly says: "too-early" }
    | { readonly says: "no-variation" }
    | { readonly says: "alpha"; readonly alpha: number; readonly interval: Interval | null };
}

/**
 * Counts for pairs of choices; with ten or more submissions, also α and its interval. `seed` is always the same for a
 * given line.
 */
export function figuresOf(pairs: readonly (readonly [number, number])[], level: Level, seed: string): Figures {
  const counts = { works: pairs.length, same: pairs.filter(([one, other]) => one === other).length };
  if (pairs.length < WORKS_FOR_ALPHA) return { ...counts, beyondChance: { says: "too-early" } };
  const alpha = krippendorffsAlpha(pairs, level);
  if (alpha === null) return { ...counts, beyondChance: { says: "no-variation" } };
  return { ...counts, beyondChance: { says: "alpha", alpha, interval: bootstrapInterval(pairs, level, seed) } };
}

/** The agreement of two people is shown only from this many shared submissions. */
export const WORKS_FOR_KAPPA = 30;

/**
 * Cohen's κ of two people: their agreement, corrected for the agreement expected by chance from each one's own
 * frequencies. The first of a pair is always the same person's. Null below 30 submissions, and if both chose only one
 * value. J. Cohen 1960, "A coefficient of agreement for nominal scales".
 */
export function cohensKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const works = pairs.length;
  if (works < WORKS_FOR_KAPPA) return null;
  const share = (is: (pair: readonly [number, number]) => boolean) => pairs.filter(is).length / works;
  const observed = share(([one, other]) => one === other);
  let chance = 0;
  for (const value of new Set(pairs.flat()))
    chance += share(([one]) => one === value) * share(([, other]) => other === value);
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}
