import { seeded } from "~/kinds/review/seeded";

/**
 * How far people who judged the same works agree beyond chance. Pure. Rules: docs/grading.md, "Agreement".
 *
 * Values are whole numbers that name a choice; for an ordinal line they are in the steps' order. A unit (a work) holds
 * the values that it was given, one for each who judged it: who gave which does not matter, and who gave none is left
 * out.
 */
export type Unit = readonly number[];
/**
 * Nominal: two values are the same or not. Ordinal: the more steps lie between two values, the further they are apart.
 */
export type Level = "nominal" | "ordinal";

/** Units that were given the same values: how often each of them, how many in all, and how many units these are. */
interface Pattern {
  readonly counts: readonly number[];
  readonly given: number;
  readonly units: number;
}

/**
 * Units that at least two judged, the same ones together, with values as places in the list of all; in a fixed order.
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

/** How far the values at places c < k of the list are apart, squared (Krippendorff 2011, section D). */
function distance(level: Level, totals: readonly number[], c: number, k: number): number {
  if (level === "nominal") return 1;
  let between = -(totals[c]! + totals[k]!) / 2;
  for (let g = c; g <= k; g++) between += totals[g]!;
  return between ** 2;
}

/** α of patterns, with so many units of each. */
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
  // One value alone: nothing varies, so nothing can be told of agreement beyond chance.
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/**
 * Krippendorff's α by the coincidence matrix, for any number of judges and with values missing: 1 where all agree, 0
 * where they agree as chance would have it, below 0 where less. Null where it cannot be determined: fewer than two
 * judged each unit, or all values are the same. K. Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
 */
export function krippendorffsAlpha(units: readonly Unit[], level: Level): number | null {
  const patterns = patternsOf(units);
  return alphaOf(patterns, level, (place) => patterns[place]!.units);
}

const RESAMPLES = 2_000;
/** Two-sided 95 %. */
const TAIL = 0.025;
/** With more resamples than this without an α there is no interval. */
const MOST_UNDEFINED = 0.05;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % percentile bootstrap interval of α over units: 2,000 times as many units as there are, drawn with
 * replacement from a fixed seed, so that the same works always have the same interval (A. Zapf et al. 2016, "Measuring
 * inter-rater reliability for nominal data: which coefficients and confidence intervals are appropriate?"). A resample
 * in which all values are the same has no α and is left out. Null where more than a twentieth are such, since those are
 * the ones in which all agree, and leaving them out would make the interval too low; and where the resamples do not
 * vary: an interval from 1 to 1 would say that it is sure.
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

/** The quantile of sorted values, between two of them in proportion. */
function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** Below this many works reviewed twice only counts are told. */
const WORKS_FOR_ALPHA = 10;

/** What may be said of a line on which two judged each work. */
export interface Figures {
  /** Works on which both chose something. */
  readonly works: number;
  /** Of them, those on which both chose the same. */
  readonly same: number;
  /**
   * `too-early`: fewer than ten works. `no-variation`: all choices are the same one, so α cannot be determined. The
   * interval is null where it cannot be determined (`bootstrapInterval`).
   */
  readonly beyondChance:
    | { readonly says: "too-early" }
    | { readonly says: "no-variation" }
    | { readonly says: "alpha"; readonly alpha: number; readonly interval: Interval | null };
}

/** Counts, and from ten works on α with its interval, of pairs of choices. `seed`: fixed for the line. */
export function figuresOf(pairs: readonly (readonly [number, number])[], level: Level, seed: string): Figures {
  const counts = { works: pairs.length, same: pairs.filter(([one, other]) => one === other).length };
  if (pairs.length < WORKS_FOR_ALPHA) return { ...counts, beyondChance: { says: "too-early" } };
  const alpha = krippendorffsAlpha(pairs, level);
  if (alpha === null) return { ...counts, beyondChance: { says: "no-variation" } };
  return { ...counts, beyondChance: { says: "alpha", alpha, interval: bootstrapInterval(pairs, level, seed) } };
}

/** Two people's agreement is told only from this many works that both judged. */
export const WORKS_FOR_KAPPA = 30;

/**
 * Cohen's κ of two people: their agreement less what each one's own habit of choosing would give by chance. The first
 * of a pair is always the same person's. Null below 30 works, and where both chose one value alone. J. Cohen 1960, "A
 * coefficient of agreement for nominal scales".
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
