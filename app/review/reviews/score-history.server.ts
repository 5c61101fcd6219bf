import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { db } from "~/database/db.server";
import { findOwn, findStanding, percentOf } from "./overrides.server";

/** The scores that people set in place of the grader's, for a submission's page. */

export interface OverrideView {
  readonly id: string;
  /** The name of the person who set the score; "deleted" if the account is gone. */
  readonly by: string;
  readonly isMine: boolean;
  /** In whole percent. */
  readonly from: number;
  readonly to: number;
  /** The reason as written; empty if the account is gone. */
  readonly reason: string;
  readonly isTakenBack: boolean;
  readonly takesBack: boolean;
  readonly at: Date;
}

export interface ScoreHistory {
  /** The current result. A form that sets a new score refers to this result. */
  readonly resultId: string;
  /** The current score and the best score that the grader itself gave, in whole percent. */
  readonly score: number;
  readonly graders: number;
  /** The scores that people have set, newest first. */
  readonly overrides: readonly OverrideView[];
}

/** The history of a graded submission's score. */
export async function getScoreHistory(reader: SubmissionReader): Promise<ScoreHistory> {
  const { person, submissionId } = reader;
  const [standing, own, rows] = await Promise.all([
    findStanding(db, submissionId),
    findOwn(db, submissionId),
    db.override.findMany({
      where: { submissionId },
      orderBy: { rank: "desc" },
      include: { by: { select: { id: true, name: true } }, takenBack: { select: { id: true } } },
    }),
  ]);
  const graders = percentOf(own.score);
  // The response is the same as if no one had set a score.
  if (await reader.isUnseen()) return { resultId: own.id, score: graders, graders, overrides: [] };
  return {
    resultId: standing.id,
    score: percentOf(standing.score),
    graders,
    overrides: rows.map(({ id, by, fromScore, toScore, reason, takesBackId, takenBack, setAt }) => ({
      id,
      reason,
      at: setAt,
      by: by?.name ?? "deleted",
      isMine: by?.id === person.id,
      from: percentOf(fromScore),
      to: percentOf(toScore),
      takesBack: takesBackId !== null,
      isTakenBack: takenBack !== null,
    })),
  };
}
