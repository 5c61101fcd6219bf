import { getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { reached } from "~/operations/steps.server";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import { judge } from "./judge.server";
import { announceResult, publishResult } from "./live.server";
import { queueEditions } from "./regrades/regrade.server";

/** The properties of a graded submission that metrics count. */
export interface Graded {
  readonly kind: KindId;
  readonly status: "passed" | "failed" | "errored";
}

/**
 * Grades a submission against its revision, and stores the result and its outbox row in one transaction. Can be
 * repeated safely, because a unique key allows only one result per submission, revision and engine version. A later run
 * changes nothing and returns null. Throws for faults on our side, so that the queue retries.
 */
export async function gradeSubmission(submissionId: string, sandbox: Sandbox): Promise<Graded | null> {
  reached("job claimed");
  const submission = await db.submission.findUnique({ where: { id: submissionId } });
  // The learner deleted the submission while it was waiting.
  if (!submission) return null;
  const unique = { submissionId, revisionId: submission.revisionId, engineVersion: ENGINE_VERSION };
  const done = await db.result.findUnique({
    where: { submissionId_revisionId_engineVersion: unique },
    select: { id: true },
  });
  if (done) {
    announceResult(submissionId);
    return null;
  }

  const exercise = await getRevision(submission.revisionId);
  const verdict = await judge(submission, exercise, sandbox);
  reached("graded");
  try {
    await db.$transaction(async (tx) => {
      const result = await tx.result.create({ data: { ...unique, ...verdict } });
      reached("result written");
      await publishResult(tx, submissionId, result.id);
      reached("outbox written");
      await queueEditions(tx, submission);
    });
    reached("result committed");
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    // Another run stored this result first.
    announceResult(submissionId);
    return null;
  }
  announceResult(submissionId);
  reached("result announced");
  return { kind: exercise.kind.id, status: verdict.status };
}
