import type { Transaction } from "~/database/db.server";
import { lockRevision } from "~/database/locks.server";
import type { Prisma } from "~/generated/prisma/client";

const FREE = { claimedById: null, leaseUntil: null, assignedToId: null };

/**
 * Withdraws a person's waiting requests in a cohort in which they are no longer a learner, because the cohort's mentors
 * may no longer open them. A review that a mentor has started remains as that mentor's draft, and appears in the
 * mentor's export. If other learners of the cohort dispute a similar finding, their group still waits for a ruling, but
 * without this person's finding, which is closed as not checked (`endWaiting`). Withdrawn items are no longer marked as
 * stuck, because this mark on a withdrawn item means that the learner declined help.
 */
export async function withdrawWaiting(tx: Transaction, cohortId: string, userId: string): Promise<void> {
  const standing = { cohortId, state: "waiting", submission: { userId } };
  await lockFindings(tx, standing);
  await tx.reviewItem.updateMany({
    where: { cohortId, learnerId: userId, state: "waiting", isFinding: false },
    data: { ...FREE, state: "withdrawn", isStuck: false, question: "", tutorTalk: "", dueAt: null },
  });
  const rows = await tx.stoodBy.findMany({ where: standing, select: { itemId: true } });
  await tx.stoodBy.updateMany({ where: standing, data: { itemId: null } });
  for (const id of new Set(rows.flatMap(({ itemId }) => itemId ?? []))) await followGroup(tx, id);
}

/**
 * Attaches the waiting item of a group of findings to the member who has waited longest, and moves it to that member's
 * place in the queue. Call this after a finding has left the group. Withdraws the item if no member waits any more.
 */
export async function followGroup(tx: Transaction, itemId: string): Promise<void> {
  const item = await tx.reviewItem.findFirst({ where: { id: itemId, state: "waiting" } });
  if (!item) return;
  const next = await tx.stoodBy.findFirst({
    where: { itemId, state: "waiting" },
    orderBy: [{ at: "asc" }, { submissionId: "asc" }],
    select: { at: true, submissionId: true, submission: { select: { userId: true } } },
  });
  const to = next && {
    submissionId: next.submissionId,
    learnerId: next.submission.userId,
    waitingSince: next.at,
    orderAt: new Date(item.orderAt.getTime() + next.at.getTime() - item.waitingSince.getTime()),
  };
  await tx.reviewItem.update({ where: { id: itemId }, data: to ?? { ...FREE, state: "withdrawn" } });
}

/**
 * Locks the rows that may change when these people leave the cohort or change their role: their memberships, and the
 * revisions of their waiting findings. Call this once for all of these people, before changing any of these rows.
 */
export async function lockMembers(tx: Transaction, cohortId: string, userIds: readonly string[]): Promise<void> {
  const userId = { in: [...userIds] };
  await tx.membership.updateMany({ where: { cohortId, userId }, data: { cohortId } });
  await lockFindings(tx, { cohortId, state: "waiting", submission: { userId } });
}

/**
 * Locks the revisions of these findings, so that no finding joins or leaves their groups meanwhile. All transactions
 * lock in the same order, so that no two of them wait for each other.
 */
export async function lockFindings(tx: Transaction, where: Prisma.StoodByWhereInput): Promise<void> {
  const rows = await tx.stoodBy.findMany({ where, distinct: ["revisionId"], select: { revisionId: true } });
  for (const id of rows.map(({ revisionId }) => revisionId).sort()) await lockRevision(tx, id);
}

/**
 * Puts the waiting items that were assigned to a person back into the queue of a cohort in which they no longer review,
 * because the queue offers assigned items to no one else. Also deletes the person's notices about these items.
 */
export async function returnHanded(tx: Transaction, cohortId: string, userId: string): Promise<void> {
  const handed = { cohortId, assignedToId: userId, state: "waiting" };
  const items = await tx.reviewItem.findMany({ where: handed, select: { id: true } });
  await tx.reviewItem.updateMany({ where: handed, data: { assignedToId: null } });
  const about = { in: items.map(({ id }) => id) };
  await tx.notice.deleteMany({ where: { userId, type: "handed", about } });
}
