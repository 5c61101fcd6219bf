import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import type { Person, Role } from "../guards.server";
import { byName } from "../name-order";
import { forgetExportsOfCohort } from "../privacy/export-files.server";

export interface CohortRow {
  readonly id: string;
  readonly name: string;
  /** True if the cohort's leads may upload exercises. */
  readonly allowsUploads: boolean;
  /** The number of members, keyed by role. */
  readonly counts: Readonly<Record<Role, number>>;
}

/** Whether the cohort exists. The guards let admins in without checking this. */
export async function hasCohort(id: string): Promise<boolean> {
  return (await db.cohort.count({ where: { id } })) > 0;
}

/** A page of cohorts, sorted by name, and their total number. The caller has checked that the actor is an admin. */
export async function listCohorts(from: number, count: number): Promise<{ cohorts: CohortRow[]; total: number }> {
  const all = (await db.cohort.findMany({ select: { id: true, name: true, allowsUploads: true } })).sort(byName);
  const cohorts = all.slice(from, from + count);
  const groups = await db.membership.groupBy({
    by: ["cohortId", "role"],
    where: { cohortId: { in: cohorts.map(({ id }) => id) } },
    _count: true,
  });
  const countOf = (id: string, role: Role) => groups.find((g) => g.cohortId === id && g.role === role)?._count ?? 0;
  return {
    total: all.length,
    cohorts: cohorts.map(({ id, name, allowsUploads }) => ({
      id,
      name,
      allowsUploads,
      counts: { learner: countOf(id, "learner"), mentor: countOf(id, "mentor"), lead: countOf(id, "lead") },
    })),
  };
}

/** Creates an empty cohort. Returns its id. The caller has checked that the actor is an admin. */
export async function createCohort(actor: Person, name: string): Promise<string> {
  return db.$transaction(async (tx) => {
    const { id } = await tx.cohort.create({ data: { name } });
    await recordAudit(tx, { actorId: actor.id, action: "cohort.made", subject: `cohort:${id}` });
    return id;
  });
}

/** Renames a cohort. Returns whether the cohort existed. The caller has checked that the actor is an admin. */
export async function renameCohort(actor: Person, id: string, name: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.cohort.updateMany({ where: { id }, data: { name } });
    if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "cohort.renamed", subject: `cohort:${id}` });
    return count > 0;
  });
}

/**
 * Deletes an empty cohort, with its invites, exported files and uploads. Returns whether it was deleted. A cohort can't
 * be deleted while one of its exercises is released to another cohort, because only the cohort that uploaded an
 * exercise can replace or retire it.
 */
export async function deleteEmptyCohort(actor: Person, id: string): Promise<boolean> {
  const isDeleted = await db.$transaction(
    async (tx) => {
      const uploads = await tx.upload.findMany({
        where: { cohortId: id, state: { in: ["released", "retired"] } },
        select: { slug: true },
      });
      const slugs = uploads.map(({ slug }) => slug);
      if ((await tx.release.count({ where: { slug: { in: slugs }, cohortId: { not: id } } })) > 0) return false;
      const { count } = await tx.cohort.deleteMany({ where: { id, memberships: { none: {} } } });
      if (count > 0) await recordAudit(tx, { actorId: actor.id, action: "cohort.deleted", subject: `cohort:${id}` });
      return count > 0;
    },
    // At a lower isolation level, PostgreSQL would delete the membership of someone who joins at the same moment.
    { isolationLevel: "Serializable" },
  );
  if (isDeleted) await forgetExportsOfCohort(id);
  return isDeleted;
}
