import { db, type Transaction } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";

/** A learner is stuck after this many failed attempts in a row at one exercise. */
const STUCK_TRIES = 3;

interface Learner {
  readonly id: string;
}

interface ReadingCohort {
  readonly id: string;
  readonly sampleShare: number;
}

/**
 * The cohorts in which these learners' work is reviewed, keyed by learner: for each, the first by name that has a
 * mentor or lead. No entry if none of the learner's cohorts has a mentor or lead.
 */
export async function findReadingCohorts(learnerIds: readonly string[]): Promise<ReadonlyMap<string, ReadingCohort>> {
  const memberships = await db.membership.findMany({
    where: {
      userId: { in: [...learnerIds] },
      role: "learner",
      cohort: { memberships: { some: { role: { in: ["mentor", "lead"] } } } },
    },
    // The last entry of each learner stays in the map.
    orderBy: { cohort: { name: "desc" } },
    select: { userId: true, cohort: { select: { id: true, sampleShare: true } } },
  });
  return new Map(memberships.map(({ userId, cohort }) => [userId, cohort]));
}

/** The learner's cohort as in `findReadingCohorts`; null if there is none. */
export const findReadingCohort = async ({ id }: Learner): Promise<ReadingCohort | null> =>
  (await findReadingCohorts([id])).get(id) ?? null;

/**
 * Locks a learner's membership, so that the learner can't leave the cohort while an item is added to its queue.
 * Otherwise, the item would stay there, although the cohort's mentors may not open it. Lock the membership before any
 * items, as the code for leaving a cohort does. Returns false if this person is no longer a learner in the cohort.
 */
export async function lockLearner(tx: Transaction, cohortId: string, userId: string): Promise<boolean> {
  const role = "learner";
  const { count } = await tx.membership.updateMany({ where: { cohortId, userId, role }, data: { role } });
  return count > 0;
}

/**
 * Locks the membership of an item's learner in the item's cohort, for code that adds another item about the same work.
 * If the learner has left, the item is no longer waiting.
 */
export async function lockLearnerOf(tx: Transaction, itemId: string): Promise<void> {
  const item = { some: { id: itemId } };
  const learner = { role: "learner", user: { waitsFor: item }, cohort: { reviewItems: item } };
  await tx.membership.updateMany({ where: learner, data: { role: "learner" } });
}

/** The learner's last attempt at an exercise, if the learner is stuck on the exercise; otherwise null. */
export async function findStuckTry(learner: Learner, slug: string): Promise<string | null> {
  const tries = await db.submission.findMany({
    where: { userId: learner.id, slug },
    orderBy: { tryNumber: "desc" },
    take: STUCK_TRIES,
    select: { id: true, results: { ...EFFECTIVE, select: { status: true } } },
  });
  const isStuck =
    tries.length === STUCK_TRIES && tries.every(({ results: [result] }) => result && result.status !== "passed");
  return isStuck ? tries[0]!.id : null;
}
