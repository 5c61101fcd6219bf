import { WIDEN_BY } from "../place";
import type { ReviewWork } from "./work";

/**
 * Lines are compared no more precisely than findings are matched: in blocks as long as a line widened in both
 * directions.
 */
const STRETCH = 2 * WIDEN_BY + 1;

/** Equal for reviews that say the same: files, approximate lines, classes and verdict. The wording does not count. */
export function likenessOfReview({ findings, verdict }: ReviewWork): string {
  const said = findings.map(({ place, class: kind }) =>
    "whole" in place
      ? JSON.stringify(["whole", kind])
      : JSON.stringify([place.file, place.side, Math.floor((place.from + place.to) / 2 / STRETCH), kind]),
  );
  return JSON.stringify([verdict, ...[...new Set(said)].sort()]);
}
