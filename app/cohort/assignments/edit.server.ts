import { recordAudit } from "~/accounts/audit.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";

/**
 * Creating, changing and deleting assignments, and giving a learner an extension. The caller has checked that the actor
 * is a lead or an admin.
 */

interface Actor {
  readonly id: string;
}

export interface AssignmentFields {
  readonly title: string;
  readonly note: string;
  /** The exercises, in the assignment's order. */
  readonly slugs: readonly string[];
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly isRequired: boolean;
  /** The share of submissions that are reviewed as samples, from 0 to 1; null if the cohort's share applies. */
  readonly sampleShare: number | null;
  /** How many exercises are picked for each learner; null if each learner does all of them. */
  readonly eachDoes: number | null;
}

const audit = (tx: Transaction, actor: Actor, cohortId: string, action: string, aboutId?: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${cohortId}`, aboutId });

/**
 * Makes the mentors' queue update its order by deadline, through the outbox. Runs in the same transaction as the
 * change.
 */
const announceToQueue = (tx: Transaction, cohortId: string) =>
  tx.outbox.create({ data: { type: "due", subjectId: cohortId, payload: "{}" } });

const places = (slugs: readonly string[]) => slugs.map((slug, place) => ({ slug, place }));

/**
 * Creates an assignment and returns its id. If the form is sent again with the same key, returns the id of the first
 * assignment.
 */
export async function makeAssignment(
  actor: Actor,
  cohortId: string,
  makeKey: string,
  { slugs, ...fields }: AssignmentFields,
): Promise<string> {
  try {
    return await db.$transaction(async (tx) => {
      const by = { writtenById: actor.id, noteById: actor.id };
      const data = { ...fields, ...by, cohortId, makeKey, exercises: { create: places(slugs) } };
      const { id } = await tx.assignment.create({ data, select: { id: true } });
      await announceToQueue(tx, cohortId);
      await audit(tx, actor, cohortId, "assignment.made");
      return id;
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    const made = await db.assignment.findUniqueOrThrow({ where: { cohortId_makeKey: { cohortId, makeKey } } });
    return made.id;
  }
}

/**
 * Changes an assignment. Doesn't change exercises that were already picked for learners. Returns whether the cohort has
 * such an assignment.
 */
export async function changeAssignment(
  actor: Actor,
  cohortId: string,
  id: string,
  { slugs, ...fields }: AssignmentFields,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Locks the row. If two people save at once, the result is the second person's list of exercises, not a mix of
    // both.
    const { count } = await tx.assignment.updateMany({ where: { id, cohortId }, data: { cohortId } });
    if (count === 0) return false;
    const { title, note } = await tx.assignment.findUniqueOrThrow({
      where: { id },
      select: { title: true, note: true },
    });
    // Each text has its own author, because deleting an account must not change anyone else's text.
    const by = {
      ...(title !== fields.title && { writtenById: actor.id }),
      ...(note !== fields.note && { noteById: actor.id }),
    };
    await tx.assignment.update({ where: { id }, data: { ...fields, ...by } });
    await tx.assignedExercise.deleteMany({ where: { assignmentId: id } });
    await tx.assignedExercise.createMany({ data: places(slugs).map((one) => ({ ...one, assignmentId: id })) });
    await announceToQueue(tx, cohortId);
    await audit(tx, actor, cohortId, "assignment.changed");
    return true;
  });
}

/**
 * Deletes an assignment but not the submissions to its exercises. Returns whether the cohort had such an assignment.
 */
export async function removeAssignment(actor: Actor, cohortId: string, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.assignment.deleteMany({ where: { id, cohortId } });
    if (count === 0) return false;
    await announceToQueue(tx, cohortId);
    await audit(tx, actor, cohortId, "assignment.removed");
    return true;
  });
}

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

/** Locks the assignment's row, and reads the own deadlines of those of these people who are learners of the cohort. */
async function lockOwn(
  tx: Transaction,
  cohortId: string,
  assignmentId: string,
  userIds: readonly string[],
): Promise<LearnerOwn[]> {
  const { count } = await tx.assignment.updateMany({ where: { id: assignmentId, cohortId }, data: { cohortId } });
  if (count === 0) return [];
  const userId = { in: [...userIds] };
  const learners = await tx.membership.findMany({ where: { cohortId, userId, role: "learner" } });
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
  await announceToQueue(tx, cohortId);
  for (const { userId: of, own } of learners)
    await audit(tx, actor, cohortId, own ? "assignment.extended" : "assignment.extension-taken-back", of);
}
