import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { earliestDue, readAbsences } from "./absences.server";
import { countDone, isCounted, readFirstTimes, readHandedIn, requiredIn } from "./cohort-work.server";
import { type AssignmentRow, partsOf, slugsOf, titleOf, withParts } from "./read.server";

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
  const { only } = asked;
  return requiredOf(learners, asked, async (rows) => {
    const counted = rows.filter(isCounted);
    const [doneOf, isHandedIn] = await Promise.all([
      countDone(learners, counted, { details: false, only }),
      readHandedIn(learners, slugsOf(rows.filter((row) => !counted.includes(row))), only),
    ]);
    const inParts = doneIn((learnerId, slug) => (isHandedIn(learnerId, slug) ? HANDED_IN : undefined));
    return (row, userId) =>
      counted.includes(row)
        ? { of: requiredIn(row), doneBy: () => doneOf(row.id, userId).handedIn }
        : inParts(row, userId);
  });
}

/** Like `readRequired`, but with the times of all submissions, so that the result can be used for any earlier time. */
export const readRequiredInTime = (learners: CohortLearners, asked: Asked): Promise<(id: string) => RequiredOf[]> =>
  requiredOf(learners, asked, async (rows) => doneIn(await readFirstTimes(learners, slugsOf(rows))));

/** A time that is earlier than every time for which callers need the state. */
const HANDED_IN = new Date(0);

type DoneIn = (row: AssignmentRow, userId: string) => Pick<RequiredOf, "of" | "doneBy">;

/** Counts a learner's exercises by the times at which they were first handed in. */
function doneIn(firstOf: (learnerId: string, slug: string) => Date | undefined): DoneIn {
  return (row, userId) => {
    const { of, parts } = partsOf(row, userId, firstOf);
    return { of, doneBy: (at) => parts.filter(({ work: firstAt }) => firstAt && firstAt < at).length };
  };
}

async function requiredOf(
  learners: CohortLearners,
  { now, since = new Date(0), only }: Asked,
  readDone: (rows: readonly AssignmentRow[]) => Promise<DoneIn>,
): Promise<(id: string) => RequiredOf[]> {
  const { cohortId } = learners;
  const due = { lt: now, gte: since };
  const rows = await db.assignment.findMany({
    where: { cohortId, isRequired: true, OR: [{ dueAt: due }, { extensions: { some: { dueAt: due } } }] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    include: withParts(),
  });
  if (rows.length === 0) return () => [];
  const [absencesOf, doneOf] = await Promise.all([
    readAbsences(only === undefined ? { cohortId, since: earliestDue(rows) } : { userId: only }),
    readDone(rows),
  ]);
  return (userId) =>
    rows.map(
      (row): RequiredOf => ({
        id: row.id,
        title: titleOf(row),
        madeAt: row.madeAt,
        dueAt: row.dueAt,
        extension: row.extensions.find((one) => one.userId === userId) ?? null,
        absences: absencesOf(cohortId, userId),
        ...doneOf(row, userId),
      }),
    );
}
