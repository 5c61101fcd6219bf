import { WIDEN_BY } from "./constants";
import type { ReviewWork } from "./work";

/**
 * Lines are told apart no finer than findings are matched: by stretches as long as a line that is widened both ways.
 */
const STRETCH = 2 * WIDEN_BY + 1;

/**
 * The same for reviews that say the same: where, about roughly which lines, which class, and the verdict. Not their
 * words.
 */
export function likenessOfReview({ findings, verdict }: ReviewWork): string {
  const said = findings.map(({ place, class: kind }) =>
    "whole" in place
      ? JSON.stringify(["whole", kind])
      : JSON.stringify([place.file, place.side, Math.floor((place.from + place.to) / 2 / STRETCH), kind]),
  );
  return JSON.stringify([verdict, ...[...new Set(said)].sort()]);
}
