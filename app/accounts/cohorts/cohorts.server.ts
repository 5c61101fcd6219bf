import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";
import { forgetExportsOfCohort } from "../privacy/export-files.server";

export interface CohortRow {
  readonly id: string;
  readonly name: string;
  /** How many hold each role. */
  readonly counts: Readonly<Record<Role, number>>;
}

/** Whether there is such a cohort: an admin's right to see it says nothing about that. */
export async function hasCohort(id: string): Promise<boolean> {
  return (await db.cohort.count({ where: { id } })) > 0;
}

/** A page of cohorts by name, and how many there are. The caller has checked that an admin asks. */
export async function listCohorts(from: number, count: number): Promise<{ cohorts: CohortRow[]; total: number }> {
  const [cohorts, total] = await Promise.all([
    db.cohort.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: from,
      take: count,
      select: { id: true, name: true },
    }),
    db.cohort.count(),
  ]);
  const groups = await db.membership.groupBy({
    by: ["cohortId", "role"],
    where: { cohortId: { in: cohorts.map(({ id }) => id) } },
    _count: true,
  });
  const countOf = (id: string, role: Role) => groups.find((g) => g.cohortId === id && g.role === role)?._count ?? 0;
  return {
    total,
    cohorts: cohorts.map(({ id, name }) => ({
      id,
      name,
      counts: { learner: countOf(id, "learner"), mentor: countOf(id, "mentor"), lead: countOf(id, "lead") },
    })),
  };
}

/** Makes a cohort with no one in it. Returns its id. The caller has checked that an admin asks. */
export async function createCohort(actor: Person, name: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const { id } = await tx.cohort.create({ data: { name } });
    await recordAudit(tx, { actorId: actor.id, action: "cohort.made", subject: `cohort:${id}` });
    return id;
  });
}

/** Returns whether there was such a cohort. The caller has checked that an admin asks. */
export async function renameCohort(actor: Person, id: string, name: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.cohort.updateMany({ where: { id }, data: { name } });
    if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "cohort.renamed", subject: `cohort:${id}` });
    return count > 0;
  });
}

/**
 * Deletes a cohort that no one is in, with its invites and the files of its exports. Returns whether it was deleted.
 */
export async function deleteEmptyCohort(actor: Person, id: string): Promise<boolean> {
  const isDeleted = await db.$transaction(
    async (tx) => {
      const { count } = await tx.cohort.deleteMany({ where: { id, memberships: { none: {} } } });
      if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "cohort.deleted", subject: `cohort:${id}` });
      return count > 0;
    },
    // Else, on PostgreSQL, someone who joins at the same moment would go with it.
    { isolationLevel: "Serializable" },
  );
  if (isDeleted) await forgetExportsOfCohort(id);
  return isDeleted;
}
