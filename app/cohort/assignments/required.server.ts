import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { partsOf, readJoined, readWork, titleOf, withParts } from "./read.server";

/** What a cohort's required past assignments required of each of these members, in the members' order. */
export async function readRequired(
  cohortId: string,
  members: readonly { readonly userId: string }[],
  now: Date,
): Promise<RequiredOf[][]> {
  const rows = await db.assignment.findMany({
    where: {
      cohortId,
      isRequired: true,
      OR: [{ dueAt: { lt: now } }, { extensions: { some: { dueAt: { lt: now } } } }],
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    include: withParts(),
  });
  if (rows.length === 0) return members.map(() => []);
  const userIds = members.map(({ userId }) => userId);
  const joinedAt = await readJoined(userIds);
  const workOf = await readWork(userIds, [
    ...new Set(rows.flatMap(({ exercises, picks }) => [...exercises, ...picks].map(({ slug }) => slug))),
  ]);
  return members.map(({ userId }) =>
    rows.map((row): RequiredOf => {
      const { of, parts } = partsOf(row, userId, workOf);
      return {
        id: row.id,
        title: titleOf(row),
        madeAt: row.madeAt,
        dueAt: row.dueAt,
        of,
        extension: row.extensions.find((one) => one.userId === userId) ?? null,
        joinedAt: joinedAt(cohortId, userId),
        handedInAt: parts.flatMap(({ work }) => (work ? [work.firstAt] : [])),
      };
    }),
  );
}
