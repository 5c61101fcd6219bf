import { seeded } from "~/kinds/seeded";
import { type Sensitivity, sensitivity, type VerdictCounts } from "~/kinds/trust";
import { FEWEST_LEARNERS } from "../counts/shares";

/** How well a cohort distinguishes flawed changes from clean ones, and whether it has improved. Pure. */

/** One learner's verdicts in each half of the cohort's reviews, which are divided into an earlier and a later half. */
export interface Halves {
  readonly early: VerdictCounts;
  readonly late: VerdictCounts;
}

export interface Estimate {
  readonly value: number;
  /** The 95% interval. */
  readonly low: number;
  readonly high: number;
}

export interface CohortTrust {
  /** The number of learners with at least one scored verdict. */
  readonly learners: number;
  readonly counts: VerdictCounts;
  /** Null if there are too few learners, or too few flawed or clean changes. */
  readonly dPrime: Estimate | null;
  /** A criterion above 0 means that changes are requested too rarely. */
  readonly criterion: Estimate | null;
  /** d′ of the second half minus d′ of the first half. */
  readonly change: Estimate | null;
}

const RESAMPLES = 2_000;
const FEWEST_OF_EACH = 5;

export const NONE: VerdictCounts = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
const plus = (a: VerdictCounts, b: VerdictCounts): VerdictCounts => ({
  flawed: a.flawed + b.flawed,
  clean: a.clean + b.clean,
  hits: a.hits + b.hits,
  falseAlarms: a.falseAlarms + b.falseAlarms,
});
const isEnough = ({ flawed, clean }: VerdictCounts) => flawed >= FEWEST_OF_EACH && clean >= FEWEST_OF_EACH;

/**
 * Computes d′ and the criterion of all verdicts together, as if one person had given them, each with a percentile
 * interval from a bootstrap over learners (B. Efron & R. J. Tibshirani 1993, ch. 13): 2,000 resamples of as many
 * learners, with replacement. The resamples are the same each time. `resamples` is lower where many such figures are
 * computed at once.
 */
export function cohortTrust(all: readonly Halves[], resamples = RESAMPLES): CohortTrust {
  const learners = all.filter(({ early, late }) => early.flawed + early.clean + late.flawed + late.clean > 0);
  const sums = sumOf(learners);
  const counts = plus(sums.early, sums.late);
  const too = { learners: learners.length, counts, dPrime: null, criterion: null, change: null };
  if (learners.length < FEWEST_LEARNERS || !isEnough(counts)) return too;
  const isHalved = isEnough(sums.early) && isEnough(sums.late);
  const drawn: { dPrime: number[]; criterion: number[]; change: number[] } = { dPrime: [], criterion: [], change: [] };
  const random = seeded("learners");
  for (let draw = 0; draw < resamples; draw++) {
    const some = sumOf(learners.map(() => learners[Math.floor(random() * learners.length)]!));
    const whole = sensitivity(plus(some.early, some.late));
    if (!whole) continue;
    drawn.dPrime.push(whole.dPrime.value);
    drawn.criterion.push(whole.criterion.value);
    const change = isHalved ? changeOf(some) : null;
    if (change !== null) drawn.change.push(change);
  }
  const whole = sensitivity(counts) as Sensitivity;
  return {
    learners: learners.length,
    counts,
    dPrime: around(whole.dPrime.value, drawn.dPrime),
    criterion: around(whole.criterion.value, drawn.criterion),
    change: isHalved ? around(changeOf(sums)!, drawn.change) : null,
  };
}

function sumOf(learners: readonly Halves[]): Halves {
  let [early, late] = [NONE, NONE];
  for (const one of learners) [early, late] = [plus(early, one.early), plus(late, one.late)];
  return { early, late };
}

function changeOf({ early, late }: Halves): number | null {
  const [before, after] = [sensitivity(early), sensitivity(late)];
  return before && after ? after.dPrime.value - before.dPrime.value : null;
}

function around(value: number, drawn: readonly number[]): Estimate {
  const sorted = [...drawn].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}
