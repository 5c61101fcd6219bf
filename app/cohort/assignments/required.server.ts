import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import type { RequiredOf } from "../help/help";
import { countDone, isCounted, readFirstTimes, readHandedIn, requiredIn } from "./cohort-work.server";
import { absencesFrom } from "./presence";
import { readPresence, readPresences } from "./presence.server";
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
  const [presenceOf, doneOf] = await Promise.all([
    only === undefined ? readPresences(learners, rows) : readPresence({ id: only }),
    readDone(rows),
  ]);
  return (userId) => {
    const presence = presenceOf(cohortId, userId);
    return rows.flatMap((row): RequiredOf[] => {
      const absences = absencesFrom(row, presence);
      if (absences === null) return [];
      const { id, madeAt, dueAt, extensions } = row;
      const extension = extensions.find((one) => one.userId === userId) ?? null;
      return [{ id, title: titleOf(row), madeAt, dueAt, extension, absences, ...doneOf(row, userId) }];
    });
  };
}
