import { announceDue } from "~/accounts/cohorts/sections.server";
import { db, type Transaction } from "~/database/db.server";
import { type Actor, audit } from "./edit.server";

/** Learners' own deadlines in an assignment. The caller has checked that the actor is a lead or an admin. */

/** A learner's own deadline, and when they got it. Null if the deadline for everyone applies. */
export type Own = { readonly dueAt: Date; readonly givenAt: Date } | null;

interface LearnerOwn {
  readonly userId: string;
  readonly own: Own;
}

export interface Extended {
  /** How many of the people are learners of the cohort. */
  readonly learners: number;
  /** The learners whose deadline has changed, each with their own deadline before the change. */
  readonly changed: readonly LearnerOwn[];
}

const isSameDue = (one: Own, other: Own) => one?.dueAt.getTime() === other?.dueAt.getTime();

/**
 * Sets the own deadline of these learners or, with null, reverts to the deadline for everyone. Returns null if there is
 * no such assignment, or if none of these people is a learner of the cohort.
 */
export async function extend(
  actor: Actor,
  cohortId: string,
  assignmentId: string,
  userIds: readonly string[],
  dueAt: Date | null,
): Promise<Extended | null> {
  return db.$transaction(async (tx) => {
    const learners = await lockOwn(tx, cohortId, assignmentId, userIds);
    if (learners.length === 0) return null;
    const own = dueAt && { dueAt, givenAt: new Date() };
    // A repeated request changes nothing, so there is nothing to log.
    const changed = learners.filter((before) => !isSameDue(before.own, own));
    await setOwn(
      tx,
      actor,
      { cohortId, assignmentId },
      changed.map(({ userId }) => ({ userId, own })),
    );
    return { learners: learners.length, changed };
  });
}

/**
 * Undoes a change that set a deadline, or reverted to the one for everyone (`to`: null), by giving the learners in
 * `changed` their own deadlines back. Skips learners whose deadline has changed again since. Returns false if no one is
 * left.
 */
export async function undoExtend(
  actor: Actor,
  cohortId: string,
  assignmentId: string,
  { to, changed }: { readonly to: Date | null; readonly changed: Extended["changed"] },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const ids = changed.map(({ userId }) => userId);
    const now = await lockOwn(tx, cohortId, assignmentId, ids);
    const isAs = new Set(now.filter(({ own }) => own?.dueAt.getTime() === to?.getTime()).map(({ userId }) => userId));
    const open = changed.filter(({ userId }) => isAs.has(userId));
    await setOwn(tx, actor, { cohortId, assignmentId }, open);
    return open.length > 0;
  });
}

/**
 * Locks the assignment's row, and reads the learners' own deadlines. Leaves out people who aren't learners of the
 * cohort or, if the assignment is for a section, of the section.
 */
async function lockOwn(
  tx: Transaction,
  cohortId: string,
  assignmentId: string,
  userIds: readonly string[],
): Promise<LearnerOwn[]> {
  const where = { id: assignmentId, cohortId };
  const { count } = await tx.assignment.updateMany({ where, data: { cohortId } });
  if (count === 0) return [];
  const { sectionId } = await tx.assignment.findUniqueOrThrow({ where, select: { sectionId: true } });
  const userId = { in: [...userIds] };
  const learners = await tx.membership.findMany({
    where: { cohortId, userId, role: "learner", ...(sectionId !== null && { sectionId }) },
  });
  const extensions = await tx.extension.findMany({ where: { assignmentId, userId } });
  const ownOf = new Map(extensions.map(({ userId: of, dueAt, givenAt }) => [of, { dueAt, givenAt }]));
  return learners.map((one) => ({ userId: one.userId, own: ownOf.get(one.userId) ?? null }));
}

async function setOwn(
  tx: Transaction,
  actor: Actor,
  { cohortId, assignmentId }: { readonly cohortId: string; readonly assignmentId: string },
  learners: readonly LearnerOwn[],
): Promise<void> {
  if (learners.length === 0) return;
  const userId = { in: learners.map((one) => one.userId) };
  await tx.extension.deleteMany({ where: { assignmentId, userId } });
  await tx.extension.createMany({
    data: learners.flatMap(({ userId: of, own }) => (own ? [{ assignmentId, userId: of, ...own }] : [])),
  });
  // The next round of reminders sends those that apply to the new deadlines.
  await tx.notice.deleteMany({ where: { type: "due", about: assignmentId, assignmentId, userId } });
  await announceDue(tx, cohortId);
  for (const { userId: of, own } of learners)
    await audit(tx, actor, cohortId, own ? "assignment.extended" : "assignment.extension-taken-back", of);
}
