import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { Prisma } from "~/generated/prisma/client";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { isOpen } from "./invites.server";
import { aDayAgo, moveMembers, outdateSections } from "./sections.server";

/** A cohort's roster imports. The callers have checked that the actor leads the cohort. */

export interface RosterImport {
  readonly id: string;
  /** YYYY-MM-DD, UTC. */
  readonly on: string;
  readonly invited: number;
  readonly joined: number;
  /** The number of the import's invites that still work. */
  readonly open: number;
  /** The number of people whom the import moved, and whom no one has moved since. */
  readonly moved: number;
}

/** The cohort's imports, newest first. The newest may still be running. Omits imports that have nothing to show. */
export async function listImports(cohortId: string): Promise<RosterImport[]> {
  const where = { cohortId, importId: { not: null } };
  const [imports, invited, joined, open, moved] = await Promise.all([
    db.rosterImport.findMany({ where: { cohortId }, orderBy: { number: "desc" } }),
    db.invite.groupBy({ by: ["importId"], where, _count: true }),
    db.invite.groupBy({ by: ["importId"], where: { ...where, uses: { gt: 0 } }, _count: true }),
    db.invite.groupBy({ by: ["importId"], where: { ...where, uses: 0, ...isOpen(new Date()) }, _count: true }),
    countMoved(db, cohortId),
  ]);
  const countIn = (rows: readonly { importId: string | null; _count: number }[], id: string) =>
    rows.find(({ importId }) => importId === id)?._count ?? 0;
  return imports
    .map(({ id, createdAt }) => ({
      id,
      on: createdAt.toISOString().slice(0, 10),
      invited: countIn(invited, id),
      joined: countIn(joined, id),
      open: countIn(open, id),
      moved: moved.get(id) ?? 0,
    }))
    .filter((one) => one.invited + one.moved > 0);
}

/**
 * For each of the cohort's imports, the number of people whom the import moved and whom no one has moved since. A
 * member who also has an open invite counts once.
 */
async function countMoved(tx: Pick<Transaction, "$queryRaw">, cohortId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; people: bigint }[]>`
    SELECT one.id, COUNT(*) AS people FROM (
      SELECT m."movedById" AS id, u.email FROM "Membership" AS m JOIN "User" AS u ON u.id = m."userId"
      WHERE m."cohortId" = ${cohortId} AND m."movedById" IS NOT NULL
      UNION
      SELECT i."movedById" AS id, i.email FROM "Invite" AS i
      WHERE i."cohortId" = ${cohortId} AND i."movedById" IS NOT NULL
        AND i.uses = 0 AND i."revokedAt" IS NULL AND i."endsAt" > ${new Date()}
    ) AS one GROUP BY one.id`;
  return new Map(rows.map(({ id, people }) => [id, Number(people)]));
}

/** Records the start of an import, under the cohort's lock. Returns false if the id is already used. */
export async function beginImport(tx: Transaction, cohortId: string, id: string): Promise<boolean> {
  if (await tx.rosterImport.findUnique({ where: { id } })) return false;
  const number = 1 + (await tx.rosterImport.count({ where: { cohortId } }));
  await tx.rosterImport.create({ data: { id, cohortId, number } });
  return true;
}

/**
 * Moves members and invited people with these addresses to a section, and remembers their previous sections until the
 * import is undone, someone moves them again, or their membership or invite ends. Accepts at most 900 addresses,
 * because the number of values that a statement can contain is limited.
 */
export async function moveByImport(
  tx: Transaction,
  { cohortId, importId, sectionId }: { cohortId: string; importId: string; sectionId: string },
  emails: readonly string[],
): Promise<void> {
  const list = Prisma.join([...emails]);
  const set = Prisma.sql`"movedFromId" = "sectionId", "movedById" = ${importId}, "sectionId" = ${sectionId}`;
  const isElsewhere = Prisma.sql`("sectionId" IS NULL OR "sectionId" <> ${sectionId})`;
  const isMember = Prisma.sql`"userId" IN (SELECT id FROM "User" WHERE email IN (${list}))`;
  await moveMembers(tx, Prisma.sql`"cohortId" = ${cohortId} AND ${isMember}`, sectionId, importId);
  await tx.$executeRaw`
    UPDATE "Invite" SET ${set} WHERE "cohortId" = ${cohortId} AND ${isElsewhere}
      AND email IN (${list}) AND uses = 0 AND "revokedAt" IS NULL AND "endsAt" > ${new Date()}`;
}

/** What undoing an import changed. */
export interface Undone {
  /** The number of closed invites. */
  readonly closed: number;
  /** The number of people who were moved back, or whose previous section no longer exists. */
  readonly moved: number;
}

/**
 * Undoes an import: closes its unused invites, and moves people back to their previous sections. If a previous section
 * has been removed since, its people are then in no section. People who have already joined remain members, and people
 * whom someone has moved since the import stay where they are. Returns null if there is no such import.
 */
export async function undoImport(actor: Person, cohortId: string, importId: string): Promise<Undone | null> {
  return db.$transaction(async (tx) => {
    // If a step of the import is still running, waits for it to finish, so that its changes are also undone.
    await lockCohort(tx, cohortId);
    if (!(await tx.rosterImport.findFirst({ where: { id: importId, cohortId } }))) return null;
    const { count: closed } = await tx.invite.updateMany({
      where: { cohortId, importId, uses: 0, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const where = Prisma.sql`"cohortId" = ${cohortId} AND "movedById" = ${importId}`;
    const set = Prisma.sql`
      "sectionId" = (SELECT s.id FROM "Section" AS s WHERE s.id = "movedFromId" AND s."cohortId" = ${cohortId}),
      "movedById" = NULL, "movedFromId" = NULL`;
    const moved = (await countMoved(tx, cohortId)).get(importId) ?? 0;
    await tx.$executeRaw`
      UPDATE "Membership" SET ${set}, "sectionSince" = "movedFromSince", "movedFromSince" = NULL
      WHERE ${where} AND "sectionSince" >= ${aDayAgo()}`;
    // The section's assignments that were due since the import don't apply to these people.
    await tx.$executeRaw`
      UPDATE "Membership" SET ${set}, "sectionSince" = ${thisHour()}, "movedFromSince" = NULL WHERE ${where}`;
    await tx.$executeRaw`UPDATE "Invite" SET ${set} WHERE ${where} AND uses = 0 AND "revokedAt" IS NULL`;
    if (moved > 0) await outdateSections(tx, cohortId);
    if (closed + moved > 0)
      await recordAudit(tx, { actorId: actor.id, action: "roster.undone", subject: `cohort:${cohortId}` });
    return { closed, moved };
  });
}
