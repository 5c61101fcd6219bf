import { asPeer } from "~/accounts/reading/names.server";
import { SEAT } from "~/accounts/reading/seats";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";

interface Unanswered {
  readonly submissionId: string;
  readonly slug: string;
  readonly author: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Whether other threads on the same submission are also waiting for the learner. */
  readonly more: boolean;
}

/**
 * Submissions of a learner with open threads in which someone else wrote last, newest first, each with its newest
 * thread. Leaves out submissions whose report isn't open to the learner.
 */
export async function listUnanswered(learnerId: string): Promise<Unanswered[]> {
  const closed = [...(await listClosed({ id: learnerId }))];
  const threads = await db.thread.findMany({
    where: { resolvedAt: null, submission: { userId: learnerId }, submissionId: { notIn: closed } },
    orderBy: { id: "desc" },
    take: 50,
    include: {
      submission: {
        select: { slug: true, reviews: { where: { seat: SEAT.pool }, select: { mentorId: true } } },
      },
      comments: { orderBy: { id: "desc" }, take: 1, include: { author: { select: { id: true, name: true } } } },
    },
  });
  const bySubmission = new Map<string, Unanswered>();
  for (const { submissionId, submission, file, line, comments } of threads) {
    const [last] = comments;
    if (!last || last.author?.id === learnerId) continue;
    const newer = bySubmission.get(submissionId);
    const { slug, reviews } = submission;
    const isInPool = reviews.some(({ mentorId }) => mentorId === last.author?.id);
    const name = last.author?.name ?? "deleted";
    const author = isInPool ? asPeer(name, SEAT.pool) : name;
    const found = newer ?? { submissionId, slug, author, file, line, text: last.text };
    bySubmission.set(submissionId, { ...found, more: newer !== undefined });
  }
  return [...bySubmission.values()];
}
