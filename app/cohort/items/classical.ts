import type { Table } from "./table";

/**
 * The classical figures of one item, for a complete table only. Pure. docs/item-analysis.md explains each figure.
 *
 * If people were given different items, their totals cover different items, and these figures are wrong; in that case,
 * use the figures in `item-response.ts`.
 */
export interface ClassicalItem {
  /** The share of people who answered correctly, 0 to 1. */
  readonly p: number;
  /**
   * The correlation of the item with the number of correct answers, which includes the item's own answer. Null if one
   * of the two does not vary.
   */
  readonly itemTotal: number | null;
  /** The same correlation, but without the item's own answer ("corrected"). Null if one of the two does not vary. */
  readonly itemRest: number | null;
  /** Cronbach's α of the other items. Null if there are fewer than two other items, or if their sum does not vary. */
  readonly alphaIfDeleted: number | null;
}

export interface Classical {
  readonly people: number;
  /** Cronbach's α. Null if there are fewer than two items, or if the number of correct answers does not vary. */
  readonly alpha: number | null;
  readonly items: readonly ClassicalItem[];
}

/** Why there are no classical figures: the table is empty, or someone was not given every item. */
export interface Refused {
  readonly refused: "nobody" | "not-complete";
}

/**
 * Calculates p, the item-total and item-rest correlations (Pearson's on 0 and 1, which is the point-biserial;
 * corrected as in S. Henrysson 1963, "Correction of item-total correlations in item analysis"), Cronbach's α, and α
 * if an item is deleted (L. J. Cronbach 1951, "Coefficient alpha and the internal structure of tests").
 */
export function classicalFigures(table: Table): Classical | Refused {
  const people = table.length;
  const count = table[0]?.length ?? 0;
  if (people === 0) return { refused: "nobody" };
  /** Integer sums over people, so that zero variance is exactly 0. */
  const right = new Array<number>(count).fill(0);
  const rightTimesTotal = new Array<number>(count).fill(0);
  let [total, totalSquared] = [0, 0];
  for (const row of table) {
    let own = 0;
    for (const answer of row) {
      if (answer === null) return { refused: "not-complete" };
      own += answer;
    }
    total += own;
    totalSquared += own * own;
    row.forEach((answer, item) => {
      if (answer !== 1) return;
      right[item]!++;
      rightTimesTotal[item]! += own;
    });
  }
  // Variances and covariances, each multiplied by people². This factor cancels in ratios.
  const ofTotal = people * totalSquared - total * total;
  const ofItem = right.map((sum) => people * sum - sum * sum);
  const withTotal = right.map((sum, item) => people * rightTimesTotal[item]! - sum * total);
  const ofItems = ofItem.reduce((sum, variance) => sum + variance, 0);
  return {
    people,
    alpha: alphaOf(count, ofItems, ofTotal),
    items: right.map((sum, item) => {
      const own = ofItem[item]!;
      const ofRest = ofTotal - 2 * withTotal[item]! + own;
      return {
        p: sum / people,
        itemTotal: correlation(withTotal[item]!, own, ofTotal),
        itemRest: correlation(withTotal[item]! - own, own, ofRest),
        alphaIfDeleted: alphaOf(count - 1, ofItems - own, ofRest),
      };
    }),
  };
}

const correlation = (covariance: number, one: number, other: number) =>
  one === 0 || other === 0 ? null : covariance / Math.sqrt(one * other);

/** Cronbach's α for this many items, from the sum of their variances and the variance of their sum. */
const alphaOf = (items: number, ofItems: number, ofSum: number) =>
  items < 2 || ofSum === 0 ? null : (items / (items - 1)) * (1 - ofItems / ofSum);
