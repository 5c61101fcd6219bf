import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { readHandedIn } from "./cohort-work.server";
import { partsOf, readAbsences, slugsOf, titleOf, withParts } from "./read.server";

/**
 * How the cohort's past required assignments applied to each learner of the cohort, or only to the learner `only`. With
 * `since`, leaves out assignments whose deadlines were earlier for everyone.
 */
export async function readRequired(
  learners: CohortLearners,
  { now, since = new Date(0), only }: { readonly now: Date; readonly since?: Date; readonly only?: string | undefined },
): Promise<(learnerId: string) => RequiredOf[]> {
  const { cohortId } = learners;
  const due = { lt: now, gte: since };
  const rows = await db.assignment.findMany({
    where: { cohortId, isRequired: true, OR: [{ dueAt: due }, { extensions: { some: { dueAt: due } } }] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    include: withParts(),
  });
  if (rows.length === 0) return () => [];
  const [absencesOf, workOf] = await Promise.all([
    readAbsences(only === undefined ? await learners.ids() : [only]),
    readHandedIn(learners, slugsOf(rows), only),
  ]);
  return (userId) =>
    rows.map((row): RequiredOf => {
      const { of, parts } = partsOf(row, userId, workOf);
      return {
        id: row.id,
        title: titleOf(row),
        madeAt: row.madeAt,
        dueAt: row.dueAt,
        of,
        extension: row.extensions.find((one) => one.userId === userId) ?? null,
        absences: absencesOf(cohortId, userId),
        handedInAt: parts.flatMap(({ work }) => (work ? [work.firstAt] : [])),
      };
    });
}
