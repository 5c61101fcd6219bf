import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeKey } from "./hand-in.server";
import type { OpenSubmission } from "./open-submission.server";
import { retryJob } from "./queue.server";

/** The id of the submission's owner, for the guard. Null if there is no such submission. */
export async function findOwner(submissionId: string): Promise<string | null> {
  const row = await db.submission.findUnique({ where: { id: submissionId }, select: { userId: true } });
  return row?.userId ?? null;
}

/**
 * The author's correct version of the submitted files. Only for mentors, never for a learner. Null if the kind has no
 * such version. Leaves out identical files.
 */
export async function findReference({ id, open, work }: Pick<OpenSubmission, "id" | "open" | "work">) {
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id }, select: { revisionId: true } });
  return compareWithReference(await getRevision(revisionId), { open, work });
}

/** Compares the author's correct version with any work, whether or not it was handed in. */
export function compareWithReference(
  { kind, content }: Pick<Exercise, "kind" | "content">,
  { open, work }: Pick<OpenSubmission, "open" | "work">,
) {
  if (!kind.can.reference) return null;
  const start = (open as { files: readonly { path: string; text: string }[] }).files;
  const own = kind.work.files(open, work as never);
  const reference = kind.can.reference.files(content);
  return start.flatMap(({ path, text }) => {
    const [repair, right] = [own[path] ?? text, reference[path] ?? text];
    return repair === right ? [] : [{ path, repair, reference: right }];
  });
}

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
