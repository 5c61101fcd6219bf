import { setImmediate as nextRound } from "node:timers/promises";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { Prisma } from "~/generated/prisma/client";
import { DAY_MS } from "~/operations/time";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { byName } from "../name-order";
import { outdateFigures } from "./members.server";

/**
 * A cohort's sections, for example classes. Every report about the cohort can be limited to one section, and mentors in
 * a section are offered that section's submissions first. A member is in at most one section. The callers have checked
 * that the actor is a lead of the cohort or an admin.
 */

export interface Section {
  readonly id: string;
  readonly name: string;
}

/** The maximum number of sections per cohort. */
export const MOST_SECTIONS = 50;

/** A cohort's sections, sorted by name. */
export async function listSections(cohortId: string): Promise<Section[]> {
  return (await db.section.findMany({ where: { cohortId }, select: { id: true, name: true } })).sort(byName);
}

export type SectionChange = "done" | "taken" | "too-many" | "gone" | "assigned";

export async function makeSection(actor: Person, cohortId: string, name: string): Promise<SectionChange> {
  if ((await db.section.count({ where: { cohortId } })) >= MOST_SECTIONS) return "too-many";
  return unlessTaken(async () => {
    await db.$transaction(async (tx) => {
      await tx.section.create({ data: { cohortId, name } });
      await recordAudit(tx, { actorId: actor.id, action: "section.made", subject: `cohort:${cohortId}` });
    });
    return "done";
  });
}

export async function renameSection(actor: Person, cohortId: string, id: string, name: string): Promise<SectionChange> {
  return unlessTaken(() =>
    db.$transaction(async (tx) => {
      const { count } = await tx.section.updateMany({ where: { id, cohortId }, data: { name } });
      if (count === 0) return "gone";
      await recordAudit(tx, { actorId: actor.id, action: "section.renamed", subject: `cohort:${cohortId}` });
      return "done";
    }),
  );
}

/**
 * Removes a section. Its members stay in the cohort without a section, and its announcements are deleted. Refuses while
 * the section has assignments ("assigned"): the rest of the cohort wouldn't expect them, and deleting them would also
 * delete the learners' own deadlines.
 */
export async function removeSection(actor: Person, cohortId: string, id: string): Promise<SectionChange> {
  return db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    if ((await tx.assignment.count({ where: { cohortId, sectionId: id } })) > 0) return "assigned";
    const { count } = await tx.section.deleteMany({ where: { id, cohortId } });
    if (count === 0) return "gone";
    await outdateSections(tx, cohortId);
    await recordAudit(tx, { actorId: actor.id, action: "section.removed", subject: `cohort:${cohortId}` });
    return "done";
  });
}

/**
 * Puts members into a section; with null, removes them from their sections. Returns "gone" if the section no longer
 * exists, or if none of these people is a member any more.
 */
export async function putInSection(
  actor: Person,
  cohortId: string,
  userIds: readonly string[],
  sectionId: string | null,
): Promise<SectionChange> {
  return db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    if (sectionId !== null && (await tx.section.count({ where: { id: sectionId, cohortId } })) === 0) return "gone";
    const where = { cohortId, userId: { in: [...userIds] } };
    const { count } = await tx.membership.updateMany({ where, data: { movedById: null } });
    if (count === 0) return "gone";
    await moveMembers(
      tx,
      Prisma.sql`"cohortId" = ${cohortId} AND "userId" IN (${Prisma.join([...userIds])})`,
      sectionId,
    );
    // An import that moved these people can no longer be undone for them, even if they still have an invite.
    const people = await tx.user.findMany({ where: { id: { in: [...userIds] } }, select: { email: true } });
    await tx.invite.updateMany({
      where: { cohortId, uses: 0, movedById: { not: null }, email: { in: people.map(({ email }) => email) } },
      data: { movedById: null, movedFromId: null },
    });
    await recordFilled(tx, actor, cohortId);
    return "done";
  });
}

/**
 * Moves the memberships that match the condition to a section. Stores each member's previous section and, if an import
 * moved the member, the import. Someone who returns to their previous section within a day was moved by mistake, so the
 * time away doesn't count.
 */
export async function moveMembers(
  tx: Transaction,
  isMoved: Prisma.Sql,
  sectionId: string | null,
  importId: string | null = null,
): Promise<void> {
  const set = Prisma.sql`"movedFromId" = "sectionId", "movedFromSince" = "sectionSince",
    "movedById" = ${importId}, "sectionId" = ${sectionId}`;
  if (sectionId !== null)
    await tx.$executeRaw`
      UPDATE "Membership" SET ${set}, "sectionSince" = "movedFromSince"
      WHERE ${isMoved} AND "movedFromId" = ${sectionId} AND "sectionSince" >= ${aDayAgo()}`;
  // In SQL, `NULL <> 'x'` isn't true, so members without a section need their own condition.
  const isElsewhere =
    sectionId === null
      ? Prisma.sql`"sectionId" IS NOT NULL`
      : Prisma.sql`("sectionId" IS NULL OR "sectionId" <> ${sectionId})`;
  await tx.$executeRaw`
    UPDATE "Membership" SET ${set}, "sectionSince" = ${thisHour()} WHERE ${isMoved} AND ${isElsewhere}`;
}

/** A mistake that is corrected within a day has no consequences. */
export const aDayAgo = (): Date => new Date(Date.now() - DAY_MS);

/**
 * Returns the ids of a roster's sections, keyed by name, in the import's transaction. Creates missing sections. Skips
 * the name "", which means no section. Returns null if the cohort would have too many sections.
 */
export async function findOrMakeSections(
  tx: Transaction,
  actor: Person,
  cohortId: string,
  names: ReadonlySet<string>,
): Promise<Map<string, string> | null> {
  const known = await tx.section.findMany({ where: { cohortId }, select: { id: true, name: true } });
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const unknown = [...names].filter((name) => name !== "" && !ids.has(name));
  if (known.length + unknown.length > MOST_SECTIONS) return null;
  for (const name of unknown) {
    ids.set(name, (await tx.section.create({ data: { cohortId, name }, select: { id: true } })).id);
    await recordAudit(tx, { actorId: actor.id, action: "section.made", subject: `cohort:${cohortId}` });
    // Lets the process answer other requests before the next section.
    await nextRound();
  }
  return ids;
}

/** Logs that someone changed who is in a section, in the same transaction as that change. */
export async function recordFilled(tx: Transaction, actor: Person, cohortId: string): Promise<void> {
  await outdateSections(tx, cohortId);
  await recordAudit(tx, { actorId: actor.id, action: "section.filled", subject: `cohort:${cohortId}` });
}

/**
 * Updates everything that depends on the members of sections: marks the cohort's stored figures as outdated, deletes
 * those of its sections, whose names contain the section (`kept.server.ts`), and announces the deadlines. Runs in the
 * same transaction as the change.
 */
export async function outdateSections(tx: Transaction, cohortId: string): Promise<void> {
  // First locks all the figures in one statement, as grading does, so that neither waits for the other.
  await outdateFigures(tx, cohortId);
  await tx.keptFigures.deleteMany({ where: { subject: `cohort:${cohortId}`, name: { contains: ":" } } });
  await announceDue(tx, cohortId);
}

/**
 * Makes the mentors' queue update its order by deadline, through the outbox. Runs in the same transaction as the
 * change.
 */
export const announceDue = (tx: Transaction, cohortId: string) =>
  tx.outbox.create({ data: { type: "due", subjectId: cohortId, payload: "{}" } });

async function unlessTaken(make: () => Promise<SectionChange>): Promise<SectionChange> {
  try {
    return await make();
  } catch (error) {
    if (isUniqueConflict(error)) return "taken";
    throw error;
  }
}
