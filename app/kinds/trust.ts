/**
 * Whether a learner's trust is well placed: d′ and criterion from verdicts on reviews, Brier scores from confidence.
 * Pure. Rules: docs/grading.md, "Trust".
 */

/** Verdicts by truth: signal = a change with a major or blocker issue, response = request changes. */
export interface VerdictCounts {
  readonly flawed: number;
  readonly clean: number;
  /** Flawed changes for which the learner requested changes. */
  readonly hits: number;
  /** Clean changes for which the learner requested changes. */
  readonly falseAlarms: number;
}

/** One scored verdict. A flawed change and its fixed sibling share a `family`: only the first of them is a trial. */
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
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
}

export interface Sensitivity {
  /** How well the learner distinguishes flawed from clean changes: 0 is chance. */
  readonly dPrime: Estimate;
  /** Above 0: requests changes too rarely (too much trust); below 0: too often. */
  readonly criterion: Estimate;
}

/** With fewer flawed or clean changes, d′ means nothing: pages show only the counts. */
const TRIALS_FOR_D_PRIME = 5;
/** Two-sided 95% quantile of the normal distribution. */
export const Z_95 = 1.959963984540054;
/**
 * Basis of "about n more": the criterion's interval should be this narrow on each side, half a step on the d′ scale.
 */
const CRITERION_HALF_WIDTH = 0.5;

/**
 * Student's t, two-sided 95%, by its expansion in powers of 1/df (G. A. Fisher & E. A. Cornish 1960): accurate to 0.001
 * from 8 degrees of freedom, where intervals start to be shown.
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
 * d′ and criterion with a correction in proportion to the counts: with p = flawed/(flawed + clean), hit rate (hits +
 * p)/(flawed + 2p) and false-alarm rate (falseAlarms + 1 − p)/(clean + 2(1 − p)); after Hautus 1995 (log-linear
 * correction), proportional as discussed by Snodgrass & Corwin 1988. Both are multiplied by flawed + clean, so that a
 * fixed answer gives the same two doubles and d′ is exactly 0. Interval: variance by Gourevitch & Galanter 1967,
 * H(1−H)/(n·φ(z_H)²) for each rate, with the corrected counts; the criterion, −(z_H + z_F)/2, has a quarter of it. The
 * width uses Student's t with flawed + clean − 2 degrees of freedom: with few trials an interval by the normal
 * distribution contains a d′ of 2.5 in 91% of cases, this one in at least 94% (`npm run bench:trust`). Null without any
 * flawed or any clean trial: then there is nothing to compare.
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
   * Fewer than 5 of either sort, or the criterion's interval includes 0: too early, with about how many more are
   * needed.
   */
  | { readonly says: "too-early"; readonly more: number; readonly sensitivity: Sensitivity | null }
  | { readonly says: "too-much" | "too-little"; readonly sensitivity: Sensitivity };

/** What a report says about a learner's trust. `sensitivity` is null while no d′ may be shown. */
export function judgeTrust(counts: VerdictCounts): Trust {
  const lacking = Math.max(0, TRIALS_FOR_D_PRIME - counts.flawed) + Math.max(0, TRIALS_FOR_D_PRIME - counts.clean);
  const found = sensitivity(counts);
  if (lacking > 0 || !found) return { says: "too-early", more: Math.max(1, lacking), sensitivity: null };
  const { criterion } = found;
  if (criterion.low > 0) return { says: "too-much", sensitivity: found };
  if (criterion.high < 0) return { says: "too-little", sensitivity: found };
  // An interval's width shrinks with the square root of the number of answers.
  const all = counts.flawed + counts.clean;
  const needed = Math.ceil(all * ((criterion.high - criterion.value) / CRITERION_HALF_WIDTH) ** 2);
  return { says: "too-early", more: Math.max(1, needed - all), sensitivity: found };
}

/** Confidence is grouped in steps of ten percent, named by their lower end; the last one includes 100%. */
const STEPS = [50, 60, 70, 80, 90] as const;
export const stepOf = (confidence: number): number => Math.min(90, Math.floor(confidence / 10) * 10);

/** The totals of all answers within one step of confidence. */
export interface SureStep {
  /** The step's lower end, in percent. */
  readonly step: number;
  readonly answers: number;
  /** Number of answers that came true. */
  readonly right: number;
  /** Sum of the stated percentages. */
  readonly said: number;
  /**
   * Sum of squared distances, in percent, of the stated confidence from 100 if it came true and from 0 if it did not.
   */
  readonly squares: number;
}

/** Minimum answers for one kind before its curve is shown. */
export const ANSWERS_FOR_CURVE = 20;

export interface Calibration {
  readonly answers: number;
  /** Mean squared distance of confidence from the outcome (Brier 1950): 0 is best, 0.25 is always answering 50%. */
  readonly brier: number;
  /** By confidence in steps of ten percent, without empty steps; null before `ANSWERS_FOR_CURVE` answers. */
  readonly curve: readonly { from: number; to: number; answers: number; said: number; right: number }[] | null;
}

/**
 * Calibration for one kind, of one learner or of many: steps that occur twice are added. Never pooled over kinds,
 * because confidence is about something else in each. Null without an answer.
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

// The published coefficients, at double precision.
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
