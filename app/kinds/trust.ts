/**
 * How well a learner's trust is placed: d′ and criterion from verdicts on reviews, Brier scores from confidence.
 * Pure. Rules: docs/grading.md, "Trust".
 */

/** Verdicts by truth: signal = a change with a major or blocker issue, response = request changes. */
export interface VerdictCounts {
  readonly flawed: number;
  readonly clean: number;
  /** Flawed changes on which changes were requested. */
  readonly hits: number;
  /** Clean changes on which changes were requested. */
  readonly falseAlarms: number;
}

/** One counting verdict. A flawed change and its fixed sibling share a `family`: only the first of it is a trial. */
export interface VerdictTrial {
  readonly flawed: boolean;
  readonly requested: boolean;
  readonly family?: string;
}

export function countVerdicts(trials: readonly VerdictTrial[]): VerdictCounts {
  const seen = new Set<string>();
  const counts = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
  for (const trial of trials) {
    if (trial.family !== undefined) {
      if (seen.has(trial.family)) continue;
      seen.add(trial.family);
    }
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
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface Sensitivity {
  /** How far flawed and clean are told apart: 0 is chance. */
  readonly dPrime: Estimate;
  /** Above 0: changes are requested too seldom (too much trust); below 0: too often. */
  readonly criterion: Estimate;
}

/** Below this many of either kind a d′ says nothing: only the counts are shown. */
const TRIALS_FOR_D_PRIME = 5;
/** Two-sided 95 % of the normal distribution. */
export const Z_95 = 1.959963984540054;
/** "About n more": until the criterion's interval is this narrow to each side, half a step on the d′ scale. */
const CRITERION_HALF_WIDTH = 0.5;

/**
 * Student's t, two-sided 95 %, by its expansion in powers of 1/df (G. A. Fisher & E. A. Cornish 1960): right to 0.001
 * from 8 degrees of freedom on, which is where intervals are shown.
 */
function studentAt95(df: number): number {
  const [z, n] = [Z_95, Math.max(1, df)];
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / n + second / n ** 2 + third / n ** 3;
}

/** Φ's density. */
const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * d′ and criterion with the correction in proportion to the numbers: with p = flawed/(flawed + clean), hit rate (hits +
 * p)/(flawed + 2p) and false-alarm rate (falseAlarms + 1 − p)/(clean + 2(1 − p)); after Hautus 1995 (log-linear
 * correction), in proportion as Snodgrass & Corwin 1988 discuss. Both are multiplied out by flawed + clean, so that a
 * fixed answer gives the same two doubles and d′ is exactly 0. Interval: variance by Gourevitch & Galanter 1967,
 * H(1−H)/(n·φ(z_H)²) for each rate, over the corrected numbers; the criterion, −(z_H + z_F)/2, has a quarter of it. Its
 * width is by Student's t with flawed + clean − 2 degrees of freedom: by the normal's it holds a d′ of 2.5 in 91 % of
 * cases with few trials, by this one in 94 % and more (`npm run bench:trust`). Null where there is no flawed or no
 * clean trial: then there is nothing to tell apart.
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
  /** Fewer than 5 of either kind, or the criterion's interval holds 0: say so, and about how many more. */
  | { readonly says: "too-early"; readonly more: number; readonly sensitivity: Sensitivity | null }
  | { readonly says: "too-much" | "too-little"; readonly sensitivity: Sensitivity };

/** What may be said about a learner's trust. `sensitivity` is null while no d′ may be shown. */
export function judgeTrust(counts: VerdictCounts): Trust {
  const lacking = Math.max(0, TRIALS_FOR_D_PRIME - counts.flawed) + Math.max(0, TRIALS_FOR_D_PRIME - counts.clean);
  const found = sensitivity(counts);
  if (lacking > 0 || !found) return { says: "too-early", more: Math.max(1, lacking), sensitivity: null };
  const { criterion } = found;
  if (criterion.low > 0) return { says: "too-much", sensitivity: found };
  if (criterion.high < 0) return { says: "too-little", sensitivity: found };
  // An interval's width falls with the square root of the number of answers.
  const all = counts.flawed + counts.clean;
  const needed = Math.ceil(all * ((criterion.high - criterion.value) / CRITERION_HALF_WIDTH) ** 2);
  return { says: "too-early", more: Math.max(1, needed - all), sensitivity: found };
}

/** Confidence is told in steps of ten percent, by their least: the last holds 100 %, too. */
const STEPS = [50, 60, 70, 80, 90] as const;
export const stepOf = (confidence: number): number => Math.min(90, Math.floor(confidence / 10) * 10);

/** Answers with a confidence of one step, given at submission, added up. */
export interface SureStep {
  /** The step's least percent. */
  readonly step: number;
  readonly answers: number;
  /** Those that came true. */
  readonly right: number;
  /** Sum of the percents that were said. */
  readonly said: number;
  /**
   * Sum of the squared distances, in percents, of what was said from 100 where it came true and from 0 where it did
   * not.
   */
  readonly squares: number;
}

/** Answers of one kind before its curve is drawn. */
export const ANSWERS_FOR_CURVE = 20;

export interface Calibration {
  readonly answers: number;
  /**
   * Mean squared distance of confidence from what came true (Brier 1950): 0 is best, 0.25 is a coin toss said to be
   * one.
   */
  readonly brier: number;
  /** By confidence in steps of ten percent, the empty ones left out; null before `ANSWERS_FOR_CURVE` answers. */
  readonly curve: readonly { from: number; to: number; answers: number; said: number; right: number }[] | null;
}

/**
 * Calibration of one kind, of one learner or of many: steps that come twice are added. Never pooled over kinds, because
 * what one is sure of differs. Null without an answer.
 */
export function calibration(ofKind: readonly SureStep[]): Calibration | null {
  const sum = (of: readonly SureStep[], count: (step: SureStep) => number) =>
    of.reduce((total, step) => total + count(step), 0);
  const answers = sum(ofKind, (one) => one.answers);
  if (answers === 0) return null;
  const brier = sum(ofKind, (one) => one.squares) / (10_000 * answers);
  if (answers < ANSWERS_FOR_CURVE) return { answers, brier, curve: null };
  const curve = STEPS.flatMap((from) => {
    const within = ofKind.filter(({ step }) => step === from);
    const all = sum(within, (one) => one.answers);
    if (all === 0) return [];
    const said = sum(within, (one) => one.said) / (100 * all);
    return [
      { from, to: from === 90 ? 100 : from + 9, answers: all, said, right: sum(within, (one) => one.right) / all },
    ];
  });
  return { answers, brier, curve };
}

// The published coefficients, at the precision that a double holds.
const CENTRAL_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRAL_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
];
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

/** The normal distribution's quantile, Φ⁻¹, for 0 < p < 1: Wichura 1988, algorithm AS 241 (about 1 part in 10¹⁶). */
export function probit(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRAL_TOP, r)) / polynomial(CENTRAL_BOTTOM, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -z : z;
}
