import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "./ai-review.server";
import { EFFECTIVE } from "./effective";
import type { OpenSubmission } from "./open-submission.server";

/**
 * After a pass, shows learners their own work beside the author's work. They can open this comparison from the report
 * and from the workspace.
 */

interface Learner {
  readonly id: string;
}

/**
 * The learner's work and the author's work, by file. Null before a pass, and for kinds that have nothing to compare.
 */
export async function readBeside({ id, work, grading }: Pick<OpenSubmission, "id" | "work" | "grading">) {
  if (grading.state !== "graded" || grading.status !== "passed") return null;
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id }, select: { revisionId: true } });
  const { kind, content } = await getRevision(revisionId);
  const { beside } = kind.can;
  return beside ? { words: beside.words, files: beside.files(content, work as never, grading.report as never) } : null;
}

export interface Earlier {
  readonly submissionId: string;
  readonly score: number;
  readonly handedInAt: Date;
  readonly isPass: boolean;
}

/**
 * The learner's newest passed submission of this exercise or, if they haven't passed it, their newest graded
 * submission. Null if they have no submission whose report is open to them.
 */
export async function findEarlier(learner: Learner, slug: string): Promise<Earlier | null> {
  const [closed, rows] = await Promise.all([
    listClosed(learner),
    db.submission.findMany({
      where: { userId: learner.id, slug, results: { some: {} } },
      orderBy: { id: "desc" },
      select: { id: true, handedInAt: true, results: { ...EFFECTIVE, select: { status: true, score: true } } },
    }),
  ]);
  const open = rows.flatMap(({ id, handedInAt, results: [result] }) =>
    result && !closed.has(id)
      ? [{ submissionId: id, score: result.score, handedInAt, isPass: result.status === "passed" }]
      : [],
  );
  return open.find(({ isPass }) => isPass) ?? open[0] ?? null;
}
