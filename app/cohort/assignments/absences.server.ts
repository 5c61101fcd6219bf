import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import type { AssignmentRow } from "./read.server";
import { type Absence, absencesIn, MEMBER_ACTIONS, type MemberEvent } from "./state";

/** When the learners of a cohort were not learners of it, from the log of changes to memberships. */

/** The earliest deadline that one of these assignments has for anyone. There must be at least one assignment. */
export const earliestDue = (rows: readonly Pick<AssignmentRow, "dueAt" | "extensions">[]): Date =>
  new Date(
    rows
      .flatMap(({ dueAt, extensions }) => [dueAt, ...extensions.map((one) => one.dueAt)])
      .reduce((earliest, due) => Math.min(earliest, due.getTime()), Number.POSITIVE_INFINITY),
  );

/**
 * Returns a function that finds the periods in which someone who is now a learner of a cohort was not a learner of it.
 * Reads the log of one person in all cohorts, or the log of one cohort's members, without the periods that ended before
 * `since`.
 */
export async function readAbsences(
  of: { readonly cohortId: string; readonly since: Date } | { readonly userId: string },
): Promise<(cohortId: string, userId: string) => readonly Absence[]> {
  const changes = new Map<string, MemberEvent[]>();
  for (const { aboutId, subject, ...event } of await ("userId" in of ? listEventsOf(of.userId) : listEventsIn(of))) {
    const key = `${subject} ${aboutId}`;
    const before = changes.get(key);
    if (before) before.push(event);
    else changes.set(key, [event]);
  }
  return (cohortId, userId) => absencesIn(changes.get(`${subjectOf(cohortId)} ${userId}`) ?? []);
}

type LoggedEvent = MemberEvent & { readonly aboutId: string | null; readonly subject: string };

const listEventsOf = (userId: string): Promise<LoggedEvent[]> =>
  db.auditEvent.findMany({
    where: { aboutId: userId, action: { in: MEMBER_ACTIONS } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { aboutId: true, subject: true, action: true, at: true },
  });

/**
 * All events of the people whose membership has changed since then. A learner whose last change was earlier has been a
 * learner since that change, and in most cohorts, that is nearly everyone.
 */
function listEventsIn({
  cohortId,
  since,
}: {
  readonly cohortId: string;
  readonly since: Date;
}): Promise<LoggedEvent[]> {
  // Lists every action, because an index can find whole action names, but not all names with the same start.
  const isChange = Prisma.sql`subject = ${subjectOf(cohortId)} AND action IN (${Prisma.join(MEMBER_ACTIONS)})`;
  return db.$queryRaw`
    SELECT "aboutId", subject, action, "at" FROM "AuditEvent"
    WHERE ${isChange} AND "aboutId" IN (SELECT "aboutId" FROM "AuditEvent" WHERE ${isChange} AND "at" >= ${since})
    ORDER BY "at", id`;
}

const subjectOf = (cohortId: string) => `cohort:${cohortId}`;
