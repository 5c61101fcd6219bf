import { mayUpload } from "~/accounts/cohorts/uploaders.server";
import { notFound, type Person } from "~/accounts/guards.server";
import { findCohortsOf } from "~/catalogue/catalogue.server";
import { PREVIEW } from "~/catalogue/preview";
import { db } from "~/database/db.server";

/**
 * Guards an uploaded exercise. It exists only for members of the cohorts to which it is released, and its preview
 * only for people who may release it. Everyone else gets a 404. Exercises that everyone has are not restricted.
 */
export async function requireReleased(person: Pick<Person, "id" | "isAdmin">, slug: string): Promise<void> {
  const cohortIds = findCohortsOf(slug);
  if (!cohortIds) return;
  const isMember = await db.membership.count({ where: { userId: person.id, cohortId: { in: [...cohortIds] } } });
  if (isMember > 0) return;
  const upload = slug.startsWith(PREVIEW)
    ? await db.upload.findUnique({ where: { id: slug.slice(PREVIEW.length) }, select: { cohortId: true } })
    : null;
  if (!upload || !(await mayUpload(person, upload.cohortId))) throw notFound();
}
