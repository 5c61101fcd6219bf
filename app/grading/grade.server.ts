import { getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/db.server";
import { ReportBaseSchema } from "~/kinds/report";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import { announceResult } from "./live.server";

/**
 * Grades a submission against the revision that it names, and stores the result and its outbox row in one transaction.
 * Repeatable: a unique key holds results to one for each submission, revision and engine version, so a second run,
 * here or elsewhere, changes nothing. Throws when we broke; the queue tries again.
 */
export async function gradeSubmission(submissionId: string, sandbox: Sandbox): Promise<void> {
  const submission = await db.submission.findUnique({ where: { id: submissionId } });
  // Its learner deleted it while it waited.
  if (!submission) return;
  const unique = { submissionId, revisionId: submission.revisionId, engineVersion: ENGINE_VERSION };
  const done = await db.result.findUnique({
    where: { submissionId_revisionId_engineVersion: unique },
    select: { id: true },
  });
  if (done) return announceResult(submissionId);

  const { kind, content } = await getRevision(submission.revisionId);
  const work = kind.workSchema.parse(JSON.parse(submission.work));
  const report = kind.reportSchema.parse(await kind.grade({ content, work, seed: submission.seed }, sandbox));
  const { status, score } = ReportBaseSchema.parse(report);
  if (status === "ungraded" || score === null) throw new Error("a grader handed back no verdict");
  try {
    await db.$transaction(async (tx) => {
      const result = await tx.result.create({ data: { ...unique, status, score, report: JSON.stringify(report) } });
      await tx.outbox.create({
        data: { type: "result", subjectId: submissionId, payload: JSON.stringify({ resultId: result.id }) },
      });
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  announceResult(submissionId);
}
