import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "./ai-review.server";
import { EFFECTIVE } from "./effective";
import type { OpenSubmission } from "./open-submission.server";

/** After a pass, a learner can open their work beside the author's, from the report and from the workspace. */

interface Learner {
  readonly id: string;
}

/** The learner's work and the author's, by file. Null before a pass, and for kinds that have nothing to compare. */
export async function readBeside({ id, work, grading }: Pick<OpenSubmission, "id" | "work" | "grading">) {
  if (grading.state !== "graded" || grading.status !== "passed") return null;
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id }, select: { revisionId: true } });
  const { kind, content } = await getRevision(revisionId);
  const { beside } = kind.can;
  return beside ? { words: beside.words, files: beside.files(content, work as never, grading.report as never) } : null;
}

export interface Pass {
  readonly submissionId: string;
  readonly score: number;
  readonly handedInAt: Date;
}

/** The learner's newest pass of this exercise whose report is open to them; null if there is none. */
export async function findPass(learner: Learner, slug: string): Promise<Pass | null> {
  const [closed, rows] = await Promise.all([
    listClosed(learner),
    db.submission.findMany({
      where: { userId: learner.id, slug, results: { some: { status: "passed" } } },
      orderBy: { id: "desc" },
      select: { id: true, handedInAt: true, results: { ...EFFECTIVE, select: { status: true, score: true } } },
    }),
  ]);
  for (const { id, handedInAt, results } of rows)
    if (results[0]?.status === "passed" && !closed.has(id))
      return { submissionId: id, score: results[0].score, handedInAt };
  return null;
}
