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

/** What `extend` has changed. `from`: the learner's own deadline before the change, or null. */
export interface Extended {
  /** How many of the people are learners of the cohort. */
  readonly learners: number;
  /** The learners whose own deadline was different before. */
  readonly changed: readonly { readonly userId: string; readonly from: Date | null }[];
}

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
    const { count } = await tx.assignment.updateMany({ where: { id: assignmentId, cohortId }, data: { cohortId } });
    const inList = { in: [...userIds] };
    const learners = await tx.membership.findMany({ where: { cohortId, userId: inList, role: "learner" } });
    if (count === 0 || learners.length === 0) return null;
    const before = await tx.extension.findMany({ where: { assignmentId, userId: inList } });
    const ownOf = new Map(before.map((one) => [one.userId, one.dueAt]));
    // A repeated request changes nothing, so there is nothing to log.
    const changed = learners
      .map(({ userId }) => ({ userId, from: ownOf.get(userId) ?? null }))
      .filter(({ from }) => (from?.getTime() ?? null) !== (dueAt?.getTime() ?? null));
    if (changed.length > 0) {
      const ids = changed.map(({ userId }) => userId);
      await tx.extension.deleteMany({ where: { assignmentId, userId: { in: ids } } });
      const givenAt = new Date();
      if (dueAt)
        await tx.extension.createMany({ data: ids.map((userId) => ({ assignmentId, userId, dueAt, givenAt })) });
      await announceToQueue(tx, cohortId);
      for (const userId of ids)
        await audit(tx, actor, cohortId, dueAt ? "assignment.extended" : "assignment.extension-taken-back", userId);
    }
    return { learners: learners.length, changed };
  });
}

/**
 * Gives the learners in `changed` the own deadlines that they had before `extend` set them to `to`. Skips learners whose
 * deadline has changed again since. Returns false if no one is left.
 */
export async function undoExtend(
  actor: Actor,
  cohortId: string,
  assignmentId: string,
  { to, changed }: { readonly to: Date | null; readonly changed: Extended["changed"] },
): Promise<boolean> {
  const now = await db.extension.findMany({
    where: { assignmentId, assignment: { cohortId }, userId: { in: changed.map(({ userId }) => userId) } },
  });
  const ownOf = new Map(now.map((one) => [one.userId, one.dueAt.getTime()]));
  const open = changed.filter(({ userId }) => (ownOf.get(userId) ?? null) === (to?.getTime() ?? null));
  let isDone = false;
  for (const time of new Set(open.map(({ from }) => from?.getTime() ?? null))) {
    const who = open.filter(({ from }) => (from?.getTime() ?? null) === time).map(({ userId }) => userId);
    const undone = await extend(actor, cohortId, assignmentId, who, time === null ? null : new Date(time));
    isDone ||= undone !== null;
  }
  return isDone;
}
