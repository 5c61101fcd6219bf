import { db } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";

/** A learner is stuck after this many failed attempts in a row at one exercise. */
const STUCK_TRIES = 3;

interface Learner {
  readonly id: string;
}

/**
 * The cohort in which the learner's work is reviewed: the first by name that has a mentor or lead. Null if no cohort
 * of the learner has one.
 */
export async function findReadingCohort(
  learner: Learner,
): Promise<{ readonly id: string; readonly sampleShare: number } | null> {
  const membership = await db.membership.findFirst({
    where: {
      userId: learner.id,
      role: "learner",
      cohort: { memberships: { some: { role: { in: ["mentor", "lead"] } } } },
    },
    orderBy: { cohort: { name: "asc" } },
    select: { cohort: { select: { id: true, sampleShare: true } } },
  });
  return membership?.cohort ?? null;
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
