import type { Table } from "./table";

/**
 * The classical figures of items: of a complete table alone. Pure. What each says: docs/item-analysis.md.
 *
 * Where people were not all given the same items, a total is of other items for each of them, and these figures are
 * wrong; `item-response.ts` has those that hold then.
 */
export interface ClassicalItem {
  /** The share of people who were right, 0 to 1. */
  readonly p: number;
  /** Correlation of the item with the number of items right, itself among them. Null where either does not vary. */
  readonly itemTotal: number | null;
  /** The same without the item itself ("corrected"). Null where either does not vary. */
  readonly itemRest: number | null;
  /** α of the other items. Null where there are fewer than two, or their sum does not vary. */
  readonly alphaIfDeleted: number | null;
}

export interface Classical {
  readonly people: number;
  /** Cronbach's α. Null where there are fewer than two items, or the number right does not vary. */
  readonly alpha: number | null;
  readonly items: readonly ClassicalItem[];
}

/** A table that these figures would be wrong of: no one in it, or someone was not given an item. */
export interface Refused {
  readonly refused: "nobody" | "not-complete";
}

/**
 * p, item-total and item-rest correlations (Pearson's on 0 and 1, which is the point-biserial; the corrected form after
 * S. Henrysson 1963, "Correction of item-total correlations in item analysis"), α and α if an item is deleted
 * (L. J. Cronbach 1951, "Coefficient alpha and the internal structure of tests").
 */
export function classicalFigures(table: Table): Classical | Refused {
  const people = table.length;
  const count = table[0]?.length ?? 0;
  if (people === 0) return { refused: "nobody" };
  /** Sums over people of whole numbers, so that what does not vary is 0 exactly. */
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
  // Variances and covariances, each times people², which no ratio of them sees.
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

/** α of so many items, by the sum of their variances and the variance of their sum. */
const alphaOf = (items: number, ofItems: number, ofSum: number) =>
  items < 2 || ofSum === 0 ? null : (items / (items - 1)) * (1 - ofItems / ofSum);
