import { WIDEN_BY } from "../place";
import type { ReviewWork } from "./work";

/**
 * The number of lines in a block. Findings in the same block count as similar. A block is as long as one accepted line
 * with the lines by which it is widened when findings are matched to issues.
 */
const STRETCH = 2 * WIDEN_BY + 1;

/**
 * Returns the same string for reviews with the same verdict whose findings have the same files, classes and approximate
 * lines. The wording doesn't matter.
 */
export function likenessOfReview({ findings, verdict }: ReviewWork): string {
  const said = findings.map(({ place, class: kind }) =>
    "whole" in place
      ? JSON.stringify(["whole", kind])
      : JSON.stringify([place.file, place.side, Math.floor((place.from + place.to) / 2 / STRETCH), kind]),
  );
  return JSON.stringify([verdict, ...[...new Set(said)].sort()]);
}
