import { mayUpload } from "~/accounts/cohorts/uploaders.server";
import { notFound, type Person } from "~/accounts/guards.server";
import { findCohortsOf } from "~/catalogue/catalogue.server";
import { PREVIEW } from "~/catalogue/preview";
import { db } from "~/database/db.server";

/**
 * Guards an exercise that was uploaded: it doesn't exist (404) except for members of the cohorts that it is released
 * to, and its preview for those who may release it. Exercises that everyone has pass.
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
