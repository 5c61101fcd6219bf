import type { AiPlaceSays } from "../ai-review";
import type { Range } from "../place";
import type { RawComment, StoredComment } from "./ai-review";
import { MAX_AI_LINES } from "./constants";
import { judgedOf, type ReviewContent } from "./content";
import { match } from "./match";
import { lineCount } from "./open";
import { type Terrain, terrainOf } from "./terrain";

/** Compares an AI reviewer's comments with the key, using the matcher for learners' findings. */

/**
 * Builds the terrain from each issue's own lines only, because a comment on related lines may be about something else.
 */
export const terrainOfComments = (content: Pick<ReviewContent, "files" | "key" | "ai">): Terrain =>
  terrainOf({ ...judgedOf(content), issues: content.key.issues });

/**
 * Matches a comment as if it were a learner's only finding. The comment's class matters only if the comment is on an
 * issue's lines.
 */
export function judgeComment(terrain: Terrain, { place }: Pick<RawComment, "place">, as?: StoredComment) {
  const named = as?.truth === "right" ? as.class : "silly-logic";
  const { marks, issues } = match(terrain, [{ id: "ai", place, class: named, severity: "major", bodies: [] }]);
  const [mark] = marks;
  const issue = mark!.outcome === "matched" ? mark!.issue : null;
  return { ...mark!, issue, got: issue === null ? null : issues[issue]! };
}

/**
 * Returns what the key says about the lines of a comment that the author hasn't judged. Null if these lines don't exist
 * in a changed file. A comment on a very long range doesn't point at anything, so the result is `silent`.
 */
export function keyAtPlace(content: ReviewContent, place: Range): AiPlaceSays | null {
  const { files, key } = content;
  if (place.to > lineCount(files, place.file, place.side)) return null;
  if (place.to - place.from >= MAX_AI_LINES) return { at: "silent" };
  const { outcome, issue, decoys } = judgeComment(terrainOfComments(content), { place });
  if (issue !== null) return { at: "issue", title: key.issues[issue]!.title };
  if (decoys.length > 0) return { at: "decoy" };
  return { at: outcome === "neutral" ? "neutral" : "silent" };
}
