import { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { readFirstTimes } from "./cohort-work.server";
import { readPresences } from "./presence.server";
import { slugsOf, standsOn, withParts } from "./read.server";

/** Finds out whom to remind of deadlines. */

/** How long before the deadline a learner is reminded. */
const REMIND_MS = 2 * DAY_MS;

export interface Reminders {
  readonly assignmentId: string;
  /** Learners whose deadline is within two days, and who have not handed in everything. */
  readonly remind: readonly string[];
  /** Learners whose deadline is later. If they got an extension after a reminder, they are reminded again. */
  readonly later: readonly string[];
  /**
   * The assignment's other learners: they handed in everything, their deadline has passed, or the assignment doesn't
   * apply to them. Their unread reminders are obsolete.
   */
  readonly settled: readonly string[];
}

/** Every assignment with someone to remind now, or with obsolete reminders. */
export async function listReminders(now: Date): Promise<Reminders[]> {
  const soon = { gte: now, lte: new Date(now.getTime() + REMIND_MS) };
  const rows = await db.assignment.findMany({
    where: {
      opensAt: { lte: now },
      OR: [
        { dueAt: soon },
        { extensions: { some: { dueAt: soon } } },
        { notices: { some: { isRead: false } } },
        {
          OR: [{ dueAt: { gt: soon.lte } }, { extensions: { some: { dueAt: { gt: soon.lte } } } }],
          notices: { some: {} },
        },
      ],
    },
    orderBy: { id: "asc" },
    include: withParts(),
  });
  const reminders: Reminders[] = [];
  for (const row of rows) {
    const learners = new CohortLearners(row.cohortId).narrowedTo(row.sectionId)!;
    const userIds = await learners.ids();
    const firstOf = await readFirstTimes(learners, slugsOf([row]));
    const presenceOf = await readPresences(row, [row]);
    // Only the time of submission matters for reminders, not the result.
    const workOf = (userId: string, slug: string) => {
      const firstAt = firstOf(userId, slug);
      return firstAt && { firstAt, isPassed: false, submissionId: "", score: null };
    };
    const stands = userIds.map((userId) => {
      const member = { userId, ...presenceOf(row.cohortId, userId) };
      return { ...standsOn(row, member, workOf, now), id: userId };
    });
    const isWaited = ({ isAsked, standing }: (typeof stands)[number]) => isAsked && standing.state === "open";
    const ids = (some: typeof stands) => some.map(({ id }) => id);
    reminders.push({
      assignmentId: row.id,
      remind: ids(stands.filter((one) => isWaited(one) && one.dueAt <= soon.lte)),
      later: ids(stands.filter((one) => isWaited(one) && one.dueAt > soon.lte)),
      settled: ids(stands.filter((one) => !isWaited(one))),
    });
  }
  return reminders;
}
