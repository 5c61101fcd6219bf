import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { readFirstTimes, readHandedIn } from "./cohort-work.server";
import { partsOf, readAbsences, slugsOf, titleOf, withParts } from "./read.server";

interface Asked {
  /** Only assignments with a deadline before this time. */
  readonly now: Date;
  /** Leaves out assignments whose deadline was before this time for every learner. */
  readonly since?: Date;
  /** Only this learner. */
  readonly only?: string | undefined;
}

/** How the cohort's past required assignments apply to each of its learners now. */
export async function readRequired(learners: CohortLearners, asked: Asked): Promise<(id: string) => RequiredOf[]> {
  return requiredOf(learners, asked, async (slugs) => {
    const isHandedIn = await readHandedIn(learners, slugs, asked.only);
    return (learnerId, slug) => (isHandedIn(learnerId, slug) ? HANDED_IN : undefined);
  });
}

/** Like `readRequired`, but with the times of all submissions, so that the result can be used for any earlier time. */
export const readRequiredInTime = (learners: CohortLearners, asked: Asked): Promise<(id: string) => RequiredOf[]> =>
  requiredOf(learners, asked, (slugs) => readFirstTimes(learners, slugs));

/** A time that is earlier than every time for which callers need the state. */
const HANDED_IN = new Date(0);

async function requiredOf(
  learners: CohortLearners,
  { now, since = new Date(0), only }: Asked,
  readFirsts: (slugs: readonly string[]) => Promise<(learnerId: string, slug: string) => Date | undefined>,
): Promise<(id: string) => RequiredOf[]> {
  const { cohortId } = learners;
  const due = { lt: now, gte: since };
  const rows = await db.assignment.findMany({
    where: { cohortId, isRequired: true, OR: [{ dueAt: due }, { extensions: { some: { dueAt: due } } }] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    include: withParts(),
  });
  if (rows.length === 0) return () => [];
  const [absencesOf, firstOf] = await Promise.all([
    readAbsences(only === undefined ? { cohortId } : { userId: only }),
    readFirsts(slugsOf(rows)),
  ]);
  return (userId) =>
    rows.map((row): RequiredOf => {
      const { of, parts } = partsOf(row, userId, firstOf);
      return {
        id: row.id,
        title: titleOf(row),
        madeAt: row.madeAt,
        dueAt: row.dueAt,
        of,
        extension: row.extensions.find((one) => one.userId === userId) ?? null,
        absences: absencesOf(cohortId, userId),
        doneBy: (at) => parts.filter(({ work: firstAt }) => firstAt && firstAt < at).length,
      };
    });
}
