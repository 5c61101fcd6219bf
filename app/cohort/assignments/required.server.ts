import { db } from "~/db.server";
import type { RequiredOf } from "../help";
import { type Member, partsOf, readWork, titleOf, withParts } from "./read.server";
import { timeOfId } from "./state";

/** What the required assignments of a cohort that were due ask of each of these members, in the members' order. */
export async function readRequired(cohortId: string, members: readonly Member[], now: Date): Promise<RequiredOf[][]> {
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
  const workOf = await readWork(
    members.map(({ userId }) => userId),
    [...new Set(rows.flatMap(({ exercises, picks }) => [...exercises, ...picks].map(({ slug }) => slug)))],
  );
  return members.map(({ id, userId }) =>
    rows.map((row): RequiredOf => {
      const { of, parts } = partsOf(row, userId, workOf);
      return {
        ...{ id: row.id, title: titleOf(row), madeAt: row.madeAt, dueAt: row.dueAt, of },
        extension: row.extensions.find((one) => one.userId === userId) ?? null,
        joinedAt: timeOfId(id),
        handedInAt: parts.flatMap(({ work }) => (work ? [work.firstAt] : [])),
      };
    }),
  );
}
