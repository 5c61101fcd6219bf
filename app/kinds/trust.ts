/**
 * Measures whether a learner's trust is well placed, as the d′ and criterion of their review verdicts. Pure. Rules:
 * docs/grading.md, "Trust".
 */

import { density, probit, Z_95 } from "./normal";

/**
 * Verdicts, counted by whether the change was flawed. The signal is a change with a major or blocker issue, and the
 * response is to request changes.
 */
export interface VerdictCounts {
  readonly flawed: number;
  readonly clean: number;
  /** The number of flawed changes for which the learner requested changes. */
  readonly hits: number;
  /** The number of clean changes for which the learner requested changes. */
  readonly falseAlarms: number;
}

/** A scored verdict, and whether the change was flawed. */
export interface VerdictTrial {
  readonly flawed: boolean;
  readonly requested: boolean;
}

export function countVerdicts(trials: readonly VerdictTrial[]): VerdictCounts {
  const counts = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
  for (const trial of trials) {
    if (trial.flawed) {
      counts.flawed++;
      if (trial.requested) counts.hits++;
    } else {
      counts.clean++;
      if (trial.requested) counts.falseAlarms++;
    }
  }
  return counts;
}

interface Estimate {
  readonly value: number;
  /** The lower and upper bounds of the 95% interval. */
  readonly low: number;
  readonly high: number;
}

export interface Sensitivity {
  /** How well the learner distinguishes flawed changes from clean ones: 0 is chance. */
  readonly dPrime: Estimate;
  /**
   * Above 0, the learner requests changes too rarely (too much trust). Below 0, the learner requests changes too
   * often.
   */
  readonly criterion: Estimate;
}

/**
 * The minimum number of flawed changes, and of clean changes, for d′ to mean anything. Below it, pages show only the
 * counts.
 */
const TRIALS_FOR_D_PRIME = 5;
/**
 * The distance, half a step on the d′ scale, that the criterion's interval should extend to each side. Pages estimate
 * how many more verdicts this takes ("about n more").
 */
const CRITERION_HALF_WIDTH = 0.5;

/**
 * Student's t quantile, two-sided 95%, by its expansion in powers of 1/df (G. A. Fisher & E. A. Cornish 1960). It is
 * accurate to 0.001 for 8 or more degrees of freedom. With fewer, no interval is shown.
 */
function studentAt95(df: number): number {
  const [z, n] = [Z_95, Math.max(1, df)];
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / n + second / n ** 2 + third / n ** 3;
}

/**
 * Computes d′ and the criterion, with a correction in proportion to the counts. With p = flawed/(flawed + clean), the
 * hit rate is (hits + p)/(flawed + 2p), and the false-alarm rate is (falseAlarms + 1 − p)/(clean + 2(1 − p)). This is
 * the log-linear correction of Hautus 1995, in proportion as discussed by Snodgrass & Corwin 1988. Numerators and
 * denominators are multiplied by flawed + clean, so that both rates are exactly equal as doubles, and d′ is exactly 0,
 * if all answers are the same. The interval uses the variance of Gourevitch & Galanter 1967, which is
 * H(1−H)/(n·φ(z_H)²) for each rate, with the corrected counts. The criterion, −(z_H + z_F)/2, has a quarter of this
 * variance. The width uses Student's t with flawed + clean − 2 degrees of freedom: with few trials, an interval based
 * on the normal distribution contains a d′ of 2.5 in 91% of cases, and the interval used here in at least 94% (`npm run
 * bench:trust`). Null if there are no flawed or no clean trials, because then there is nothing to compare.
 */
export function sensitivity(counts: VerdictCounts): Sensitivity | null {
  const { flawed, clean, hits, falseAlarms } = counts;
  if (flawed < 1 || clean < 1) return null;
  const all = flawed + clean;
  const hitRate = (hits * all + flawed) / (flawed * all + 2 * flawed);
  const falseAlarmRate = (falseAlarms * all + clean) / (clean * all + 2 * clean);
  const zHit = probit(hitRate);
  const zFalse = probit(falseAlarmRate);
  const p = flawed / all;
  const variance =
    (hitRate * (1 - hitRate)) / ((flawed + 2 * p) * density(zHit) ** 2) +
    (falseAlarmRate * (1 - falseAlarmRate)) / ((clean + 2 * (1 - p)) * density(zFalse) ** 2);
  const half = studentAt95(all - 2) * Math.sqrt(variance);
  const around = (value: number, width: number): Estimate => ({ value, low: value - width, high: value + width });
  return { dPrime: around(zHit - zFalse, half), criterion: around(-(zHit + zFalse) / 2, half / 2) };
}

export type Trust =
  /**
   * It is too early for a conclusion if there are fewer than 5 flawed or 5 clean changes, or if the criterion's
   * interval includes 0. `more` is an estimate of how many more verdicts are needed.
   */
  | { readonly says: "too-early"; readonly more: number; readonly sensitivity: Sensitivity | null }
  | { readonly says: "too-much" | "too-little"; readonly sensitivity: Sensitivity };

/** The conclusion about a learner's trust. `sensitivity` is null while too few verdicts exist to show d′. */
export function judgeTrust(counts: VerdictCounts): Trust {
  const lacking = Math.max(0, TRIALS_FOR_D_PRIME - counts.flawed) + Math.max(0, TRIALS_FOR_D_PRIME - counts.clean);
  const found = sensitivity(counts);
  if (lacking > 0 || !found) return { says: "too-early", more: Math.max(1, lacking), sensitivity: null };
  const { criterion } = found;
  if (criterion.low > 0) return { says: "too-much", sensitivity: found };
  if (criterion.high < 0) return { says: "too-little", sensitivity: found };
  // The width of an interval shrinks with the square root of the number of answers.
  const all = counts.flawed + counts.clean;
  const needed = Math.ceil(all * ((criterion.high - criterion.value) / CRITERION_HALF_WIDTH) ** 2);
  return { says: "too-early", more: Math.max(1, needed - all), sensitivity: found };
}

/**
 * The conclusion about a learner's trust in AI reviewers, by the same rules. The signal is a correct comment
 * (`flawed`), and the response is the answer "Right". The criterion's sign has the opposite meaning, because a learner
 * who rarely judges a comment to be right trusts the reviewer too little.
 */
export function judgeAiTrust(counts: VerdictCounts): Trust {
  const trust = judgeTrust(counts);
  if (trust.says === "too-early") return trust;
  return { ...trust, says: trust.says === "too-much" ? "too-little" : "too-much" };
}
