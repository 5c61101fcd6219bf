import { recordAudit } from "~/accounts/audit.server";
import { announceDue } from "~/accounts/cohorts/sections.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { type SaveResult, versionOf } from "../version";
import { type AssignmentFields, fieldsOf, withParts } from "./read.server";

/**
 * Creating, changing and deleting assignments. The caller has checked that the actor is a lead or an admin.
 */

export interface Actor {
  readonly id: string;
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
 * Changes an assignment, unless it has changed since the form showed this version. Doesn't change exercises that were
 * already picked for learners. Throws `NoSection` if the section doesn't exist.
 */
export async function changeAssignment(
  actor: Actor,
  cohortId: string,
  id: string,
  version: string,
  fields: AssignmentFields,
): Promise<SaveResult> {
  return db.$transaction(async (tx) => {
    // Also locks the cohort, so that if two people save at the same time, the second sees what the first has saved.
    await lockSection(tx, cohortId, fields.sectionId);
    const row = await tx.assignment.findFirst({ where: { id, cohortId }, include: withParts() });
    if (!row) return "gone";
    const before = fieldsOf(row);
    // The form was sent twice, or changes nothing.
    if (versionOf(before) === versionOf(fields)) return "saved";
    if (versionOf(before) !== version) return "outdated";
    const { slugs, ...changed } = fields;
    // Each text has its own author, because deleting an account must not change anyone else's text.
    const by = {
      ...(row.title !== fields.title && { writtenById: actor.id }),
      ...(row.note !== fields.note && { noteById: actor.id }),
    };
    await tx.assignment.update({ where: { id }, data: { ...changed, ...by } });
    await tx.assignedExercise.deleteMany({ where: { assignmentId: id } });
    await tx.assignedExercise.createMany({ data: places(slugs).map((one) => ({ ...one, assignmentId: id })) });
    await announceDue(tx, cohortId);
    await audit(tx, actor, cohortId, "assignment.changed");
    return "saved";
  });
}

/**
 * Deletes an assignment but not the submissions to its exercises. Returns whether the cohort had such an assignment.
 */
export async function removeAssignment(actor: Actor, cohortId: string, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Prevents other changes to the assignment in the meantime.
    await lockCohort(tx, cohortId);
    const { count } = await tx.assignment.deleteMany({ where: { id, cohortId } });
    if (count === 0) return false;
    await announceDue(tx, cohortId);
    await audit(tx, actor, cohortId, "assignment.removed");
    return true;
  });
}
