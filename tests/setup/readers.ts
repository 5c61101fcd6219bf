import { type CohortReader, findReader } from "../../app/accounts/reading/reader.server";
import { db } from "../../app/database/db.server";
import { makePerson } from "./people";

/**
 * Creates a lead's reader for a cohort or for one of its sections, as the guards do. The person doesn't have to be a
 * lead, because no guard runs here.
 */
export async function readerOf(
  cohortId: string,
  { id = "nobody", isAdmin = false, section }: { id?: string; isAdmin?: boolean; section?: string } = {},
) {
  const standing = { isLead: true, isExport: true, sectionIds: section ? [section] : [] };
  const reader = await findReader({ id, isAdmin }, cohortId, standing);
  if (!reader) throw new Error(`no cohort ${cohortId}`);
  return reader;
}

/**
 * Creates a reader for a mentor in the cohort who may be the second to review these submissions, and so doesn't see
 * their scores.
 */
export async function secondReaderOf(cohortId: string, submissionIds: readonly string[]): Promise<CohortReader> {
  const mentor = await makePerson(`second-${crypto.randomUUID()}`);
  await db.membership.create({ data: { cohortId, userId: mentor.id, role: "mentor" } });
  await queueSecondReadings(cohortId, submissionIds);
  return readerOf(cohortId, mentor);
}

/** Queues second reviews of these submissions, open to every mentor who has written nothing about the submission. */
export async function queueSecondReadings(cohortId: string, submissionIds: readonly string[]): Promise<void> {
  const at = new Date("2026-11-20T00:00:00Z");
  for (let from = 0; from < submissionIds.length; from += 100) {
    const submissions = await db.submission.findMany({
      where: { id: { in: submissionIds.slice(from, from + 100) } },
      select: { id: true, userId: true, slug: true },
    });
    await db.reviewItem.createMany({
      data: submissions.map(({ id: submissionId, userId: learnerId, slug }) => ({
        submissionId,
        learnerId,
        slug,
        cohortId,
        seat: 2,
        kind: "test",
        isSample: true,
        minutes: 5,
        waitingSince: at,
        orderAt: at,
      })),
    });
  }
}
