import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockSubmission } from "~/database/locks.server";
import { newId } from "~/database/ordered-ids";
import type { Result } from "~/generated/prisma/client";
import { reached } from "~/operations/steps.server";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import { remembering } from "~/sandbox/remembering";
import { EFFECTIVE, isSet, LAST_CHANGE, reportWithScore, standBeside } from "../effective";
import { judge } from "../judge.server";
import { announceResult, publishResult } from "../live.server";
import { addJob, nudge } from "../queue/queue.server";
import { listEditionsFor } from "./editions.server";

/**
 * Grades submissions against revisions other than their own. Each regrading is first recorded (`Regrade`), and then
 * marked as done in the transaction that stores its result. Old results are kept, and the best one is current
 * (`EFFECTIVE`).
 *
 * A submission made against an edition's base revision is also graded against the edition, once the submission has a
 * result for its own revision.
 */
const TASK = "regrade";

interface Regrade {
  readonly submissionId: string;
  readonly revisionId: string;
  /** The ruling that caused the regrading, or "" if no ruling did. */
  readonly cause: string;
}

const jobOf = ({ submissionId, revisionId }: Omit<Regrade, "cause">) => ({
  task: TASK,
  key: `${TASK}:${submissionId}:${revisionId}`,
  payload: submissionId,
});

/**
 * Queues the grading of a submission against a revision. If that regrading is already recorded, queues it again
 * unless it is done.
 */
export async function queueRegrade(asked: Regrade): Promise<void> {
  const isThere = await db.submission.count({ where: { id: asked.submissionId } });
  if (isThere === 0) return;
  try {
    await db.$transaction(async (tx) => {
      await tx.regrade.create({ data: asked });
      await addJob(tx, jobOf(asked));
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    const { submissionId, revisionId } = asked;
    const open = await db.regrade.count({ where: { submissionId, revisionId, doneAt: null } });
    if (open > 0) await db.$transaction((tx) => addJob(tx, jobOf(asked)));
  }
  nudge();
}

/**
 * Queues the grading of a submission against the editions that apply to its learner. Runs in the transaction that
 * stores the submission's own result.
 */
export async function queueEditions(
  tx: Transaction,
  submission: { readonly id: string; readonly revisionId: string },
): Promise<void> {
  const { id, revisionId: baseId } = submission;
  if ((await tx.edition.count({ where: { baseId } })) > 0)
    await addJob(tx, { task: TASK, key: `${TASK}:${id}`, payload: id });
}

/** Grades a submission against each outstanding revision. The worker runs this function, and may repeat it. */
export async function regradeSubmission(submissionId: string, sandbox: Sandbox): Promise<void> {
  const submission = await db.submission.findUnique({ where: { id: submissionId }, include: { results: EFFECTIVE } });
  // The submission was deleted, or isn't graded yet. A submission that isn't graded yet is queued for the other
  // revisions when its first result is stored.
  if (!submission || submission.results.length === 0) return;
  for (const { revisionId, cause } of await listEditionsFor(submission)) {
    try {
      await db.regrade.create({ data: { submissionId, revisionId, cause } });
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
  const open = await db.regrade.findMany({ where: { submissionId, doneAt: null } });
  for (const { revisionId } of open) {
    const verdict = await judge(submission, await getRevision(revisionId), sandbox);
    reached("graded");
    const stored = await db.$transaction(async (tx) => {
      // Code that sets or withdraws a score locks the submission, too.
      await lockSubmission(tx, submissionId);
      const one = { submissionId, revisionId };
      const { count } = await tx.regrade.updateMany({ where: { ...one, doneAt: null }, data: { doneAt: new Date() } });
      if (count === 0) return false;
      const standing = async () =>
        (await tx.result.findFirst({ ...EFFECTIVE, where: { submissionId }, select: { score: true } }))?.score ?? 0;
      const before = await standing();
      const own = await tx.result.findFirst({ ...EFFECTIVE, where: { submissionId, rank: 0 } });
      const data = { ...one, engineVersion: ENGINE_VERSION, ...standBeside(verdict, own) };
      const last = await tx.result.findFirst({
        where: { submissionId },
        orderBy: { id: "desc" },
        select: { id: true },
      });
      const result = await tx.result.create({ data: { ...data, id: newId(last?.id) } });
      await repeatAfterWithdrawal(tx, result);
      await tx.regrade.updateMany({ where: one, data: { before, after: await standing() } });
      reached("result written");
      await publishResult(tx, submissionId, result.id);
      return true;
    });
    if (stored) announceResult(submissionId);
  }
}

/**
 * If the last change to a submission's score was a withdrawal, stores a grader's new result once more with the
 * withdrawal's rank, so that the result can become current.
 */
async function repeatAfterWithdrawal(tx: Transaction, result: Result): Promise<void> {
  const changes = await tx.override.findMany({ ...LAST_CHANGE, where: { submissionId: result.submissionId } });
  const [last] = changes;
  if (!last || isSet(changes)) return;
  const report = JSON.stringify(reportWithScore(result));
  const made = { id: newId(result.id), report, rank: last.rank, engineVersion: `override ${last.id}` };
  await tx.result.create({ data: { ...result, ...made } });
}

/**
 * The ids of the submissions made against a revision, oldest first. If `cohortId` is null, includes everyone's
 * submissions; otherwise, only those of the cohort's learners.
 */
export async function listHandInsOf(revisionId: string, cohortId: string | null): Promise<string[]> {
  const ofCohort = { user: { memberships: { some: { cohortId: cohortId ?? "", role: "learner" } } } };
  const rows = await db.submission.findMany({
    where: { revisionId, ...(cohortId !== null && ofCohort) },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export interface ScoreChange {
  readonly submissionId: string;
  readonly learner: { readonly id: string; readonly name: string };
  readonly tryNumber: number;
  /** The score before and after the change, 0–1. */
  readonly before: number;
  readonly after: number;
  /** True if the submission passes only with the change. */
  readonly passes: boolean;
}

/** Number of submissions graded in parallel for a preview. */
const AT_ONCE = 20;

/**
 * Finds the submissions whose scores would rise, or that would pass, if they were also graded against these exercises.
 * Runs in the sandbox, and stores nothing. Leaves out submissions whose score a person set. For submissions in
 * `unseen`, ignores such a score and compares with the grader's own score.
 */
export async function previewScores(
  submissionIds: readonly string[],
  exerciseFor: (submissionId: string) => Exercise,
  unseen: ReadonlySet<string>,
  sandbox: Sandbox,
): Promise<ScoreChange[]> {
  // An author's proofs are the same for all submissions.
  const once = remembering(sandbox);
  const changes: ScoreChange[] = [];
  for (let from = 0; from < submissionIds.length; from += AT_ONCE) {
    const rows = await db.submission.findMany({
      where: { id: { in: submissionIds.slice(from, from + AT_ONCE) } },
      orderBy: { id: "asc" },
      include: {
        results: { ...EFFECTIVE, where: { rank: 0 } },
        overrides: LAST_CHANGE,
        user: { select: { id: true, name: true } },
      },
    });
    const found = rows.map(async ({ results: [stands], overrides, ...row }): Promise<ScoreChange[]> => {
      // The submission is not graded yet, or a person set its score.
      if (!stands || (isSet(overrides) && !unseen.has(row.id))) return [];
      const { score, status } = standBeside(await judge(row, exerciseFor(row.id), once), stands);
      const passes = status === "passed" && stands.status !== "passed";
      const isLost = stands.status === "passed" && status !== "passed";
      if (isLost || (score <= stands.score && !passes)) return [];
      const { id: submissionId, tryNumber, user } = row;
      return [{ submissionId, tryNumber, learner: user, before: stands.score, after: score, passes }];
    });
    changes.push(...(await Promise.all(found)).flat());
  }
  return changes;
}
