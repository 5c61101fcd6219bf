import { WIDEN_BY } from "../place";
import type { ReviewWork } from "./work";

/**
 * Lines are compared in blocks of five, which are a line and two lines on each side. This is as precise as the
 * matching of findings.
 */
const STRETCH = 2 * WIDEN_BY + 1;

/**
 * A string that is equal for reviews with the same files, approximate lines, classes and verdict. The wording does not
 * count.
 */
export function likenessOfReview({ findings, verdict }: ReviewWork): string {
  const said = findings.map(({ place, class: kind }) =>
    "whole" in place
      ? JSON.stringify(["whole", kind])
      : JSON.stringify([place.file, place.side, Math.floor((place.from + place.to) / 2 / STRETCH), kind]),
  );
  return JSON.stringify([verdict, ...[...new Set(said)].sort()]);
}
