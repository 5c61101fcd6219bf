/** How completely one defect is fixed: the share of its sealed twins that pass or, if a limit decides, 1 or 0. */
export interface MendedShare {
  readonly id: string;
  /** 0–1. */
  readonly share: number;
}

export interface FixScore {
  /** The mean of all defects' shares. For a refactoring, the share of structural limits that are met. */
  readonly mended: number;
  /** The share of kept behaviours that still work. */
  readonly kept: number;
  /** fixed × kept², 0–1. */
  readonly score: number;
}

/**
 * Calculates the score of a fix. See grading.md, "Fix". The square makes breaking working code cost more than leaving a
 * defect unfixed. A submission that fixes nothing scores 0, however many behaviours it keeps.
 */
export function scoreFix(defects: readonly MendedShare[], kept: readonly { readonly holds: boolean }[]): FixScore {
  const mended = mean(defects.map((defect) => defect.share));
  const holding = mean(kept.map(({ holds }) => (holds ? 1 : 0)));
  return { mended, kept: holding, score: mended * holding ** 2 };
}

function mean(shares: readonly number[]): number {
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
