import { recordAudit } from "~/accounts/audit.server";
import { announceDue } from "~/accounts/cohorts/sections.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";

/**
 * Creating, changing and deleting assignments. The caller has checked that the actor is a lead or an admin.
 */

export interface Actor {
  readonly id: string;
}

export interface AssignmentFields {
  /** One of the cohort's sections, whose learners do the assignment; null for all learners of the cohort. */
  readonly sectionId: string | null;
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

export const audit = (tx: Transaction, actor: Actor, cohortId: string, action: string, aboutId?: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${cohortId}`, aboutId });

/** The assignment's section was removed after the form had been checked. */
export class NoSection extends Error {}

/** Locks the cohort, so that no one removes the section before the transaction ends. Throws `NoSection`. */
async function lockSection(tx: Transaction, cohortId: string, sectionId: string | null): Promise<void> {
  await lockCohort(tx, cohortId);
  if (sectionId !== null && (await tx.section.count({ where: { id: sectionId, cohortId } })) === 0)
    throw new NoSection();
}

const places = (slugs: readonly string[]) => slugs.map((slug, place) => ({ slug, place }));

/**
 * Creates an assignment and returns its id. If the form is sent again with the same key, returns the id of the first
 * assignment. Throws `NoSection` if the section doesn't exist.
 */
export async function makeAssignment(
  actor: Actor,
  cohortId: string,
  makeKey: string,
  { slugs, ...fields }: AssignmentFields,
): Promise<string> {
  try {
    return await db.$transaction(async (tx) => {
      await lockSection(tx, cohortId, fields.sectionId);
      const by = { writtenById: actor.id, noteById: actor.id };
      const data = { ...fields, ...by, cohortId, makeKey, exercises: { create: places(slugs) } };
      const { id } = await tx.assignment.create({ data, select: { id: true } });
      await announceDue(tx, cohortId);
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
 * such an assignment. Throws `NoSection` if the section doesn't exist.
 */
export async function changeAssignment(
  actor: Actor,
  cohortId: string,
  id: string,
  { slugs, ...fields }: AssignmentFields,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockSection(tx, cohortId, fields.sectionId);
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
    await announceDue(tx, cohortId);
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
    await announceDue(tx, cohortId);
    await audit(tx, actor, cohortId, "assignment.removed");
    return true;
  });
}
