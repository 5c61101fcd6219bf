import { z } from "zod";
import { followGroup } from "~/accounts/privacy/withdraw-waiting.server";
import { SEAT } from "~/accounts/reading/seats";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort, lockRevision } from "~/database/locks.server";
import type { Prisma } from "~/generated/prisma/client";
import { listClosed } from "~/grading/ai-review.server";
import { EFFECTIVE } from "~/grading/effective";
import { publishWord } from "~/grading/live.server";
import { addJob, nudge } from "~/grading/queue/queue.server";
import type { Spot } from "~/kinds/place";
import { SpotSchema } from "~/kinds/place-schema";
import { KINDS, type KindId } from "~/kinds/registry";
import type { Finding } from "~/kinds/stand-by";
import { isFree } from "../queue/claims.server";
import { FINDING_MINUTES, orderOf } from "../queue/order";
import { findReadingCohort, lockLearner } from "../queue/stuck.server";
import { isAlike } from "./alike";

/**
 * A learner can dispute the result of one finding per review. The finding waits for a mentor, together with similar
 * findings in the cohort (`isAlike`), as one queue item. One ruling settles all of these findings.
 *
 * Code that changes findings of a revision (disputing, withdrawing, ruling, the end of the seven days) locks the
 * revision first, so that the second of two concurrent changes sees the first. Long: disputing and withdrawing find,
 * share and close the same items, under that lock.
 */

export const ReasonSchema = z.string().trim().max(2_000, "A reason can have at most 2,000 characters. Shorten it.");

interface Learner {
  readonly id: string;
}

/** Queues a job that regrades a submission after its disputed finding was settled. */
export async function queueSettled(tx: Transaction, submissionId: string): Promise<void> {
  await addJob(tx, { task: "stood-by", key: `stood-by:${submissionId}`, payload: submissionId });
}

export const spotOf = (row: { readonly place: string; readonly class: string }): Spot =>
  SpotSchema.parse({ place: JSON.parse(row.place), class: row.class });

/** Findings without a ruling: a mentor can still rule on them, even after the seven days have passed. */
export const UNSETTLED = { state: { in: ["waiting", "unchecked"] } } satisfies Prisma.StoodByWhereInput;

const ItemFindingSchema = z.object({ revisionId: z.string(), spot: SpotSchema });

/**
 * The finding that an item of the queue started with: its revision, and the place and class with which other findings
 * are compared.
 */
export function findingOf(item: { readonly finding: string }): { readonly revisionId: string; readonly spot: Spot } {
  return ItemFindingSchema.parse(JSON.parse(item.finding));
}

/**
 * The findings of a graded review that its learner can dispute, according to the review's current result. Empty for
 * other kinds of exercise.
 */
export async function listDisputable(learner: Learner, submissionId: string): Promise<readonly Finding[]> {
  const row = await db.submission.findFirst({
    where: { id: submissionId, userId: learner.id },
    include: { results: EFFECTIVE, exercise: { select: { kind: true } } },
  });
  const result = row?.results[0];
  if (!row || !result) return [];
  const { can, report, work } = KINDS[row.exercise.kind as KindId];
  if (!can.standBy) return [];
  return can.standBy.disputable(
    report.schema.parse(JSON.parse(result.report)),
    work.schema.parse(JSON.parse(row.work)),
  );
}

/**
 * Records that a learner disputes the result of a finding. If a mentor has already ruled on similar findings, the
 * finding is settled immediately. If no mentor can be asked, the finding becomes neutral and is marked as not checked
 * by a person. Returns false if the finding earned full credit, or if the learner already disputes a finding in this
 * review. Also returns false while the report isn't open to the learner, because the response would reveal the
 * finding's result. `isHeld` is true if the grader asks for a ruling instead of the learner.
 */
export async function standBy(
  learner: Learner,
  submissionId: string,
  findingId: string,
  text: string,
  isHeld = false,
): Promise<boolean> {
  if (!isHeld && (await listClosed(learner)).has(submissionId)) return false;
  const finding = (await listDisputable(learner, submissionId)).find(({ id }) => id === findingId);
  if (!finding) return false;
  const [{ revisionId, slug }, cohort] = await Promise.all([
    db.submission.findUniqueOrThrow({ where: { id: submissionId }, select: { revisionId: true, slug: true } }),
    findReadingCohort(learner),
  ]);
  const cohortId = cohort?.id ?? null;
  const spot: Spot = { place: finding.place, class: finding.class };
  const row = {
    submissionId,
    findingId,
    cohortId,
    revisionId,
    text,
    isHeld,
    place: JSON.stringify(spot.place),
    class: spot.class,
  };
  try {
    await db.$transaction(async (tx) => {
      if (cohortId !== null) {
        // Locks the cohort first, because a change of its members may lock several learners and revisions.
        await lockCohort(tx, cohortId);
        if (!(await lockLearner(tx, cohortId, learner.id))) throw new HasLeft();
      }
      await lockRevision(tx, revisionId);
      const ruling = await findRuling(tx, revisionId, cohortId, spot);
      if (ruling || cohortId === null) {
        const state = ruling?.decision ?? "unchecked";
        await tx.stoodBy.create({ data: { ...row, state, rulingId: ruling?.id ?? null } });
        await queueSettled(tx, submissionId);
        // Queues a recount, because the result may have been counted before the finding was settled.
        if (ruling && isHeld) await publishWord(tx, submissionId, "said");
        return;
      }
      const itemId =
        (await findWaiting(tx, revisionId, slug, cohortId, spot)) ??
        (await makeItem(tx, learner, { submissionId, cohortId, slug, revisionId, spot }));
      await tx.stoodBy.create({ data: { ...row, itemId, state: "waiting" } });
    });
  } catch (error) {
    if (error instanceof HasLeft) return standBy(learner, submissionId, findingId, text, isHeld);
    // A second tab has just disputed a finding.
    if (!isUniqueConflict(error)) throw error;
    return false;
  }
  nudge();
  return true;
}

/** Thrown if the learner has just left the cohort, so that only another cohort's mentors, or no one, can rule. */
class HasLeft extends Error {}

/**
 * Asks a person to rule on a finding that the grader held, as if its learner had disputed the finding. Can be repeated:
 * it changes nothing if no finding is held, or if a ruling on one of the submission's findings was already requested.
 */
export async function standByHeld(submissionId: string): Promise<void> {
  const row = await db.submission.findUnique({
    where: { id: submissionId },
    select: {
      userId: true,
      stoodBy: { select: { submissionId: true } },
      exercise: { select: { kind: true } },
    },
  });
  if (!row || row.stoodBy) return;
  const kind = KINDS[row.exercise.kind as KindId];
  if (!kind.can.standBy) return;
  // Reports are long, so they are read only for kinds that can hold a finding.
  const result = await db.result.findFirst({ where: { submissionId }, ...EFFECTIVE, select: { report: true } });
  if (!result) return;
  const held = kind.can.standBy.held(kind.report.schema.parse(JSON.parse(result.report)));
  if (held) await standBy({ id: row.userId }, submissionId, held, "", true);
}

/**
 * The newest ruling on similar findings of this revision, by a mentor of the cohort or accepted for everyone by an
 * admin.
 */
async function findRuling(tx: Transaction, revisionId: string, cohortId: string | null, spot: Spot) {
  const holds = [{ acceptedAt: { not: null } }, ...(cohortId === null ? [] : [{ cohortId }])];
  const rulings = await tx.ruling.findMany({
    where: { revisionId, class: spot.class, OR: holds },
    orderBy: { id: "desc" },
  });
  return rulings.find((ruling) => isAlike(spotOf(ruling), spot)) ?? null;
}

/** The oldest waiting item that started with a similar finding. */
async function findWaiting(tx: Transaction, revisionId: string, slug: string, cohortId: string, spot: Spot) {
  const items = await tx.reviewItem.findMany({
    where: { cohortId, slug, isFinding: true, state: "waiting" },
    orderBy: { id: "asc" },
    select: { id: true, finding: true },
  });
  const alike = items.find((item) => {
    const first = findingOf(item);
    return first.revisionId === revisionId && isAlike(first.spot, spot);
  });
  return alike?.id;
}

async function makeItem(
  tx: Transaction,
  learner: Learner,
  about: { submissionId: string; cohortId: string; slug: string; revisionId: string; spot: Spot },
): Promise<string> {
  const { submissionId, cohortId, slug, revisionId, spot } = about;
  const { kind } = await tx.exercise.findUniqueOrThrow({ where: { slug }, select: { kind: true } });
  const waitingSince = thisHour();
  const reasons = { asksHelp: false, isStuck: false, isSample: false, isFinding: true };
  const { id } = await tx.reviewItem.create({
    data: {
      ...reasons,
      learnerId: learner.id,
      submissionId,
      cohortId,
      slug,
      kind,
      seat: SEAT.finding,
      minutes: FINDING_MINUTES,
      waitingSince,
      orderAt: orderOf(waitingSince, reasons),
      finding: JSON.stringify({ revisionId, spot }),
    },
    select: { id: true },
  });
  return id;
}

/**
 * Withdraws a learner's dispute, unless a mentor has the item open or has ruled. Other learners who dispute similar
 * findings keep waiting. Returns false if nothing was withdrawn. A finding that the grader held can't be withdrawn.
 */
export async function takeBack(learner: Learner, submissionId: string): Promise<boolean> {
  // A held finding can't be withdrawn: without a ruling, we can't tell whether the key is wrong.
  const mine = { submissionId, state: "waiting", isHeld: false, submission: { userId: learner.id } };
  const row = await db.stoodBy.findFirst({ where: mine });
  if (!row) return false;
  return db.$transaction(async (tx) => {
    await lockRevision(tx, row.revisionId);
    if (row.itemId !== null) {
      const free = { id: row.itemId, state: "waiting", ...isFree(new Date()) };
      const { count } = await tx.reviewItem.updateMany({ where: free, data: { claimedById: null, leaseUntil: null } });
      if (count === 0) return false;
    }
    const { count } = await tx.stoodBy.deleteMany({ where: mine });
    if (count > 0 && row.itemId !== null) await closeEmpty(tx, row.itemId);
    // The item of a learner who left the cohort was withdrawn. It no longer belongs to a dispute, and would prevent a
    // new one.
    if (count > 0 && row.itemId === null)
      await tx.reviewItem.deleteMany({ where: { submissionId, seat: SEAT.finding, stoodBy: { none: {} } } });
    return count > 0;
  });
}

/**
 * Whether the learner disputes a result of this submission, or the grader asked for a ruling on one of its findings.
 */
export const isDisputed = async (submissionId: string): Promise<boolean> =>
  (await db.stoodBy.count({ where: { submissionId } })) > 0;

/**
 * Cleans up after someone left a group. If no member is waiting, the item is removed from the queue, and stays attached
 * to a member whose seven days are over. If no member is left, the item is deleted.
 */
async function closeEmpty(tx: Transaction, itemId: string): Promise<void> {
  const left = await tx.stoodBy.findFirst({
    where: { itemId },
    orderBy: [{ at: "asc" }, { submissionId: "asc" }],
    select: { submissionId: true, submission: { select: { userId: true } } },
  });
  if (!left) {
    await tx.reviewItem.deleteMany({ where: { id: itemId } });
    return;
  }
  const to = { submissionId: left.submissionId, learnerId: left.submission.userId };
  await tx.reviewItem.update({ where: { id: itemId }, data: to });
  await followGroup(tx, itemId);
}
