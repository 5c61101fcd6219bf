import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { partsOf, readAbsences, readWork, titleOf, withParts } from "./read.server";

/** How the cohort's past required assignments applied to each of these learners, in the order of `userIds`. */
export async function readRequired(cohortId: string, userIds: readonly string[], now: Date): Promise<RequiredOf[][]> {
  const rows = await db.assignment.findMany({
    where: {
      cohortId,
      isRequired: true,
      OR: [{ dueAt: { lt: now } }, { extensions: { some: { dueAt: { lt: now } } } }],
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    include: withParts(),
  });
  if (rows.length === 0) return userIds.map(() => []);
  const absencesOf = await readAbsences(userIds);
  const slugs = rows.flatMap(({ exercises, picks }) => [...exercises, ...picks].map(({ slug }) => slug));
  // Only the time of submission matters for this, not the result.
  const workOf = await readWork(userIds, [...new Set(slugs)], AS_IT_STANDS);
  return userIds.map((userId) =>
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
    }),
  );
}
