import { z } from "zod";
import { db } from "~/database/db.server";
import type { ExerciseReader } from "../solutions/exercise-reader.server";
import { AbuseSchema, fileReport, type Reported } from "./abuse.server";
import { SHARED } from "./abuse-types";

/** Reports of abuse in solutions and posts, which anyone on the installation may have written. */

export const SharedAbuseSchema = AbuseSchema.extend({ type: z.enum(SHARED) });
type Target = Pick<z.infer<typeof SharedAbuseSchema>, "type" | "about">;

/** The author of a solution or post that this reader can see and did not write; null if there is none. */
async function findWriter(reader: ExerciseReader, { type, about: id }: Target): Promise<string | null> {
  const where = { id, slug: reader.slug, userId: { not: reader.person.id }, hiddenOn: null };
  const select = { userId: true };
  if (type === "solution")
    return reader.seesSolutions ? ((await db.solution.findFirst({ where, select }))?.userId ?? null) : null;
  if (!reader.seesDiscussion) return null;
  const open = reader.seesSpoilers ? {} : { isSpoiler: false, isAfterPass: false };
  return (await db.post.findFirst({ where: { ...where, ...open }, select }))?.userId ?? null;
}

export const mayReportShared = async (reader: ExerciseReader, target: Target): Promise<boolean> =>
  (await findWriter(reader, target)) !== null;

/**
 * Reports a solution or a post to the leads of a cohort that both people are in, otherwise to the leads of one of the
 * author's cohorts, and to admins if the author has no cohort. Reports by leads go to admins, because leads could
 * otherwise report any text to find out who wrote it.
 */
export async function reportShared(
  reader: ExerciseReader,
  { type, about, reason }: z.infer<typeof SharedAbuseSchema>,
): Promise<Reported> {
  const aboutId = await findWriter(reader, { type, about });
  if (!aboutId) return { ok: false, why: "gone" };
  const isLead = (await db.membership.count({ where: { userId: reader.person.id, role: "lead" } })) > 0;
  const isIn = (userId: string) => ({ memberships: { some: { userId } } });
  const find = async (...people: string[]) =>
    (await db.cohort.findFirst({ where: { AND: people.map(isIn) }, orderBy: { id: "asc" }, select: { id: true } }))?.id;
  const cohortId = isLead ? null : ((await find(aboutId, reader.person.id)) ?? (await find(aboutId)) ?? null);
  return fileReport(reader.person, { aboutId, cohortId, submissionId: null, type, subject: about, reason });
}
