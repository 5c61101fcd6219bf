import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { judgeComment, offerComments } from "~/grading/ai-review.server";
import { AI_TRUTHS } from "~/kinds/ai-review";
import { seededBy } from "~/kinds/seeded";
import { startOfDay } from "~/operations/time";
import { PEOPLE } from "./demo-people";

/** The share of reviews after which the learner skips the AI reviewer's comments. */
const SKIPPED = 0.2;

/**
 * Adds learners' judgements of the AI reviewer's comments for most of their first reviews. More able learners judge
 * better.
 */
export async function addJudgements(): Promise<void> {
  const draw = seededBy(20261123);
  const first = await db.submission.findMany({
    where: { tryNumber: 1, user: { email: { in: PEOPLE.map(({ email }) => email) } } },
    orderBy: [{ user: { email: "asc" } }, { slug: "asc" }],
    include: { user: { select: { email: true } } },
  });
  for (const { id, userId, tryNumber, hintsUsed, revisionId, handedInAt, user } of first) {
    const exercise = await getRevision(revisionId);
    const comments = exercise.kind.can.aiReview?.of(exercise.content)?.comments;
    if (!comments || draw() < SKIPPED) continue;
    const ability = PEOPLE.find(({ email }) => email === user.email)?.ability ?? 0;
    await db.$transaction((tx) => offerComments(tx, { id, userId, tryNumber, hintsUsed }, exercise));
    for (const comment of comments) {
      const isRight = draw() < 0.5 + ability / 2;
      const others = AI_TRUTHS.filter((one) => one !== comment.truth);
      const answer = isRight ? comment.truth : others[Math.floor(draw() * others.length)]!;
      await judgeComment({ id: userId }, id, { comment: comment.id, answer });
    }
    const day = startOfDay(handedInAt);
    await db.aiJudgement.updateMany({ where: { submissionId: id }, data: { judgedOn: day } });
  }
}
