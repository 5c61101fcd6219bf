import { seeded } from "~/kinds/seeded";

/**
 * How far people who judged the same submissions agree beyond chance. Pure. docs/grading.md has the rules
 * ("Agreement").
 *
 * Values are whole numbers that represent choices. For an ordinal line, they are in the order of the steps. A unit (a
 * submission) contains one value for each judge. The order of judges does not matter, and judges without a value are
 * left out.
 */
export type Unit = readonly number[];
/** Nominal values are equal or not. The distance between ordinal values grows with the number of steps between them. */
export type Level = "nominal" | "ordinal";

/** Units with the same values: how often each value occurs, how many values there are, and the number of such units. */
interface Pattern {
  readonly counts: readonly number[];
  readonly given: number;
  readonly units: number;
}

/**
 * Groups equal units that have at least two values. Values become indices into the list of all values. The order is
 * fixed.
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

/** Krippendorff's α of patterns. `times` returns the number of units with a pattern. */
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
  // If only one value occurs, nothing varies, and agreement beyond chance is undefined.
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/**
 * Krippendorff's α by the coincidence matrix, for any number of judges and with missing values. It is 1 if all agree, 0
 * for agreement by chance, and below 0 for less agreement. Null if it can't be determined, because no unit was judged
 * by two people, or because all values are the same. K. Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability".
 */
export function krippendorffsAlpha(units: readonly Unit[], level: Level): number | null {
  const patterns = patternsOf(units);
  return alphaOf(patterns, level, (place) => patterns[place]!.units);
}

const RESAMPLES = 2_000;
/** The share on each side of a two-sided 95% interval. */
const TAIL = 0.025;
/** If more than this share of resamples has no α, there is no interval. */
const MOST_UNDEFINED = 0.05;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95% percentile bootstrap interval of α over units: 2,000 resamples of as many units, drawn with replacement
 * from a fixed seed, so that the same submissions always give the same interval (A. Zapf et al. 2016, "Measuring
 * inter-rater reliability for nominal data: which coefficients and confidence intervals are appropriate?"). A
 * resample in which all values are the same has no α and is left out. Null if more than a twentieth of the resamples
 * are left out: all judges agree in these, so without them the interval would be too low. Also null if the resamples
 * do not vary, because an interval from 1 to 1 would claim certainty.
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

/** The quantile of sorted values, interpolated between two neighbours. */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** If fewer submissions than this were reviewed twice, only counts are shown. */
const WORKS_FOR_ALPHA = 10;

/** The figures for a line on which two mentors judged each submission. */
export interface Figures {
  /** The number of submissions for which both mentors chose a step. */
  readonly works: number;
  /** The number of these submissions for which both mentors chose the same step. */
  readonly same: number;
  /**
   * `too-early`: there are fewer than ten submissions. `no-variation`: all choices are the same, so α can't be
   * determined. The interval is null if it can't be determined (`bootstrapInterval`).
   */
  readonly beyondChance:
    | { readonly says: "too-early" }
    | { readonly says: "no-variation" }
    | { readonly says: "alpha"; readonly alpha: number; readonly interval: Interval | null };
}

/**
 * Counts for pairs of choices and, with ten or more submissions, also α and its interval. Pass the same `seed` for a
 * given line each time.
 */
export function figuresOf(pairs: readonly (readonly [number, number])[], level: Level, seed: string): Figures {
  const counts = { works: pairs.length, same: pairs.filter(([one, other]) => one === other).length };
  if (pairs.length < WORKS_FOR_ALPHA) return { ...counts, beyondChance: { says: "too-early" } };
  const alpha = krippendorffsAlpha(pairs, level);
  if (alpha === null) return { ...counts, beyondChance: { says: "no-variation" } };
  return { ...counts, beyondChance: { says: "alpha", alpha, interval: bootstrapInterval(pairs, level, seed) } };
}

/** The agreement of two people is shown only if they share at least this many submissions. */
export const WORKS_FOR_KAPPA = 30;

/**
 * Cohen's κ of two people: their agreement, corrected for the agreement expected by chance from how often each of
 * them chooses each value. The first value of each pair is always from the same person. Null below 30 submissions,
 * and if both people always chose the same single value. J. Cohen 1960, "A coefficient of agreement for nominal
 * scales".
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
