import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeKey } from "./hand-in.server";
import type { OpenSubmission } from "./open-submission.server";
import { retryJob } from "./queue/queue.server";

/** The id of the submission's owner, for the guard. Null if there is no such submission. */
export async function findOwner(submissionId: string): Promise<string | null> {
  const row = await db.submission.findUnique({ where: { id: submissionId }, select: { userId: true } });
  return row?.userId ?? null;
}

/**
 * The author's correct version of the submitted files. Only for mentors, never for a learner. Null if the kind has no
 * such version. Leaves out identical files.
 */
export async function findReference({ id, work }: Pick<OpenSubmission, "id" | "work">) {
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id }, select: { revisionId: true } });
  return compareWithReference(await getRevision(revisionId), work);
}

/** Compares the author's correct version with any work, whether or not it was handed in. */
export const compareWithReference = ({ kind, content }: Pick<Exercise, "kind" | "content">, work: unknown) =>
  kind.can.reference?.files(content, work as never) ?? null;

/** The learner's last graded attempt at the same exercise before this attempt. Null if there is none. */
export async function findTryBefore({
  learner,
  slug,
  tryNumber,
}: Pick<OpenSubmission, "learner" | "slug" | "tryNumber">): Promise<string | null> {
  const row = await db.submission.findFirst({
    where: { userId: learner.id, slug, tryNumber: { lt: tryNumber }, results: { some: {} } },
    orderBy: { tryNumber: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Retries a grading that used up its attempts. */
export async function gradeAgain(submissionId: string): Promise<boolean> {
  return retryJob(gradeKey(submissionId));
}
