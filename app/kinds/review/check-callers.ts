import type { Problem } from "../exercise";
import type { Range } from "../place";
import { type NearPlace, nearPlaces } from "./callers";
import { type ReviewContent, terrainOfReview } from "./content";
import { inKey } from "./key-problem";

/**
 * Checks that the key covers each place where an issue may be visible, because learners may report it at any of them.
 * These places are each call to a function that the issue's fix edits, and the doc comment and type directly above such
 * a function. The key has to accept these lines, mark them as neutral, or give a reason in the issue's `elsewhere`.
 */
export function checkCallers(content: ReviewContent): Problem[] {
  const { ai, files, key } = content;
  const terrain = terrainOfReview(content);
  return key.issues.flatMap((issue, i) => {
    const near = nearPlaces(ai, files, issue);
    const isJudged = (place: Range) =>
      terrain
        .rowsOf(place)
        .every(
          (row) =>
            terrain.issuesAt[row] !== 0 ||
            (terrain.relatedAt[row]! & (1 << i)) !== 0 ||
            terrain.isNeutral[row] === true,
        );
    const isExcused = (place: Range) => issue.elsewhere?.some((reason) => contains(reason, place)) ?? false;
    const left = near.filter((place) => !isJudged(place) && !isExcused(place));
    const missing = joined(left).map(({ file, from, to, what }) => {
      const lines = from === to ? from : `${from}–${to}`;
      const message = `${file} ${lines} ${what}, which the fix for ${issue.id} edits. If the issue can be seen there, add the lines to a neutral range with "of": ["${issue.id}"]. Otherwise, give the reason in the issue's "elsewhere"`;
      return inKey(content, message, "issues", i);
    });
    const useless = (issue.elsewhere ?? []).flatMap((reason, e) => {
      if (near.some((place) => contains(reason, place) && !isJudged(place))) return [];
      const message = `"elsewhere" gives a reason for ${reason.file} ${reason.from}–${reason.to}, where no reason is needed: remove this entry`;
      return [inKey(content, message, "issues", i, "elsewhere", e)];
    });
    return [...missing, ...useless];
  });
}

const contains = (outer: Range, inner: Range) =>
  outer.file === inner.file && outer.side === inner.side && outer.from <= inner.from && inner.to <= outer.to;

/** Joins consecutive lines into one range. */
function joined(lines: readonly NearPlace[]): NearPlace[] {
  const ranges: NearPlace[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    const isNext = last && last.file === line.file && last.what === line.what && line.from === last.to + 1;
    if (isNext) ranges[ranges.length - 1] = { ...last, to: line.to };
    else ranges.push(line);
  }
  return ranges;
}
