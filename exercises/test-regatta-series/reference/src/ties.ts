import type { Row } from "./race";

type Boat = Pick<Row, "scores" | "net"> & { readonly kept: readonly number[] };

/** The first difference of two lists, 0 if there is none. */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((score, i) => score - b[i]!).find((difference) => difference !== 0) ?? 0;
}

/** Negative if `a` is ahead, 0 if the boats are equal. */
export function compare(a: Boat, b: Boat): number {
  return (
    a.net - b.net ||
    firstDifference(a.kept, b.kept) ||
    firstDifference(a.scores.toReversed(), b.scores.toReversed())
  );
}
