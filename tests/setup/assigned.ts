import { findExercise } from "../../app/catalogue/catalogue.server";
import { db } from "../../app/database/db.server";
import { seedOf } from "../../app/grading/workspace/workspace.server";
import { sampleOf } from "./submissions";

/** Adds members and submissions with past or future dates, to test deadlines. */

/** Adds a person to the cohort as if they had joined on the day of `at`. */
export async function joinAt(cohortId: string, { id }: { readonly id: string }, role: string, at: Date): Promise<void> {
  await db.membership.create({ data: { cohortId, userId: id, role } });
  const joined = { action: `member.joined-${role}`, subject: `cohort:${cohortId}`, actorId: id, aboutId: id };
  await db.auditEvent.create({ data: { ...joined, at: new Date(at.toISOString().slice(0, 10)) } });
}

/**
 * Adds the learner's next attempt at an exercise, handed in at `at`. Unless `status` is null, also adds a result like
 * the grader's. Returns the submission's id.
 */
export async function addTry(
  learner: { readonly id: string },
  slug: string,
  { at, status }: { readonly at: Date; readonly status: "passed" | "failed" | null },
): Promise<string> {
  const { kind, revisionId } = findExercise(slug)!;
  const userId = learner.id;
  const tryNumber = 1 + (await db.submission.count({ where: { userId, slug } }));
  const work = JSON.stringify(kind.work.schema.parse(sampleOf(slug)));
  const { id } = await db.submission.create({
    data: {
      userId,
      slug,
      revisionId,
      tryNumber,
      handedInAt: at,
      confidence: 80,
      work,
      seed: seedOf(learner, slug),
      handInKey: `${slug}-${tryNumber}`,
    },
  });
  if (status) {
    const result = { submissionId: id, revisionId, engineVersion: "of a test", status, report: "{}" };
    await db.result.create({ data: { ...result, score: status === "passed" ? 1 : 0.4 } });
    await db.outbox.create({ data: { type: "result", subjectId: id, payload: "{}" } });
  }
  return id;
}
