import { db } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import { notFound, type Person, requireRole } from "../guards.server";
import { byName } from "../name-order";

/** A person who may upload exercises for a cohort: one of its leads, if an admin has allowed uploads, or an admin. */
export interface Uploader {
  readonly person: Pick<Person, "id" | "isAdmin">;
  readonly cohortId: string;
  readonly cohort: string;
}

/** Admits people who may upload exercises for the cohort. Everyone else gets a 404. */
export async function requireUploader(request: Request, cohortId: string): Promise<Uploader> {
  const person = await requireRole(request, cohortId, ["lead"]);
  const cohort = await db.cohort.findUnique({ where: { id: cohortId }, select: { name: true, allowsUploads: true } });
  if (!cohort || !(person.isAdmin || cohort.allowsUploads)) throw notFound();
  return { person, cohortId, cohort: cohort.name };
}

/** Whether this lead or admin may upload exercises for the cohort. */
export async function mayUpload(person: Pick<Person, "id" | "isAdmin">, cohortId: string): Promise<boolean> {
  if (person.isAdmin) return true;
  const cohort = { allowsUploads: true };
  return (await db.membership.count({ where: { cohortId, userId: person.id, role: "lead", cohort } })) > 0;
}

/** The maximum number of cohorts that are offered for a release. */
const MOST_COHORTS = 200;

/**
 * The cohorts that an uploader may release exercises to, sorted by name: the cohort that the upload belongs to, and the
 * first 199 others.
 */
export async function listReleasable({
  person,
  cohortId,
}: Uploader): Promise<{ readonly id: string; readonly name: string }[]> {
  const led = { allowsUploads: true, memberships: { some: { userId: person.id, role: "lead" } } };
  const where = person.isAdmin ? {} : led;
  const all = (await db.cohort.findMany({ where, select: { id: true, name: true } })).sort(byName);
  const others = all.filter(({ id }) => id !== cohortId).slice(0, MOST_COHORTS - 1);
  return all.filter((cohort) => cohort.id === cohortId || others.includes(cohort));
}

/**
 * Allows or forbids uploads for a cohort. Returns whether the cohort existed. The caller has checked that the actor
 * is an admin.
 */
export async function setAllowsUploads(actor: Person, id: string, allowsUploads: boolean): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.cohort.updateMany({ where: { id }, data: { allowsUploads } });
    const action = allowsUploads ? "cohort.uploads-allowed" : "cohort.uploads-stopped";
    if (count > 0) await recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${id}` });
    return count > 0;
  });
}
