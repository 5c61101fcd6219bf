import { db } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { isOpen } from "./invites.server";

/** A cohort's roster imports. The callers have checked that the actor leads the cohort. */

export interface RosterImport {
  readonly id: string;
  /** YYYY-MM-DD, UTC. */
  readonly on: string;
  readonly invited: number;
  readonly joined: number;
  /** The number of the import's invites that still work. */
  readonly open: number;
}

/** The cohort's imports, newest first. The newest may still be running. */
export async function listImports(cohortId: string): Promise<RosterImport[]> {
  const where = { cohortId, importId: { not: null } };
  const by = ["importId" as const];
  const [all, used, open] = await Promise.all([
    db.invite.groupBy({ by, where, _count: true, _min: { createdAt: true }, _max: { id: true } }),
    db.invite.groupBy({ by, where: { ...where, uses: { gt: 0 } }, _count: true }),
    db.invite.groupBy({ by, where: { ...where, uses: 0, ...isOpen(new Date()) }, _count: true }),
  ]);
  const countOf = (rows: readonly { importId: string | null; _count: number }[]) =>
    new Map(rows.map(({ importId, _count }) => [importId, _count]));
  const [joined, stillOpen] = [countOf(used), countOf(open)];
  // Ids are in the order of creation.
  return all
    .sort((a, b) => (a._max.id! < b._max.id! ? 1 : -1))
    .map(({ importId, _count, _min }) => ({
      id: importId!,
      on: _min.createdAt!.toISOString().slice(0, 10),
      invited: _count,
      joined: joined.get(importId) ?? 0,
      open: stillOpen.get(importId) ?? 0,
    }));
}

/**
 * Closes an import’s unused invites. People who have already joined remain members. Returns the number of closed
 * invites; null if there is no such import.
 */
export async function undoImport(actor: Person, cohortId: string, importId: string): Promise<number | null> {
  return db.$transaction(async (tx) => {
    // If a step of the import is still running, waits for it, so that this step's invites are closed, too.
    await lockCohort(tx, cohortId);
    if (!(await tx.invite.findFirst({ where: { cohortId, importId }, select: { id: true } }))) return null;
    const { count } = await tx.invite.updateMany({
      where: { cohortId, importId, uses: 0, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "roster.undone", subject: `cohort:${cohortId}` });
    return count;
  });
}
