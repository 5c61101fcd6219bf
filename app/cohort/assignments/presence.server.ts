import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { absencesIn, MEMBER_ACTIONS, type MemberEvent, type Presence, staysIn } from "./presence";
import type { AssignmentRow } from "./read.server";

/**
 * When, and in which sections, people have been learners of a cohort, according to their memberships and the log of
 * changes to memberships.
 */

export type PresenceOf = (cohortId: string, userId: string) => Presence;

/** One learner's presence in all their cohorts. */
export async function readPresence({ id: userId }: { readonly id: string }): Promise<PresenceOf> {
  const [events, memberships] = await Promise.all([
    db.auditEvent.findMany({
      where: { aboutId: userId, action: { in: MEMBER_ACTIONS } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { aboutId: true, subject: true, action: true, at: true, sectionId: true, sectionSince: true },
    }),
    db.membership.findMany({ where: { userId, sectionId: { not: null } }, select: IN_SECTION }),
  ]);
  return presenceBy(events, memberships);
}

/** The presence of a cohort's learners, as far as it matters for these assignments of the cohort. */
export async function readPresences(
  { cohortId }: Pick<CohortLearners, "cohortId">,
  rows: readonly Pick<AssignmentRow, "dueAt" | "extensions" | "sectionId">[],
): Promise<PresenceOf> {
  if (rows.length === 0) return presenceBy([], []);
  const sectionIds = [...new Set(rows.flatMap(({ sectionId }) => sectionId ?? []))];
  const [events, memberships] = await Promise.all([
    listEvents(cohortId, earliestDue(rows)),
    sectionIds.length === 0
      ? []
      : // In raw SQL, because a section may have many learners.
        db.$queryRaw<InSection[]>`
          SELECT "cohortId", "userId", "sectionId", "sectionSince" FROM "Membership"
          WHERE "cohortId" = ${cohortId} AND "sectionId" IN (${Prisma.join(sectionIds)})`,
  ]);
  return presenceBy(events, memberships);
}

const IN_SECTION = { cohortId: true, userId: true, sectionId: true, sectionSince: true } as const;

type LoggedEvent = MemberEvent & { readonly aboutId: string | null; readonly subject: string };
type InSection = Prisma.MembershipGetPayload<{ select: typeof IN_SECTION }>;

function presenceBy(events: readonly LoggedEvent[], memberships: readonly InSection[]): PresenceOf {
  const changes = new Map<string, MemberEvent[]>();
  for (const { aboutId, subject, ...event } of events) {
    const key = `${subject} ${aboutId}`;
    const before = changes.get(key);
    if (before) before.push(event);
    else changes.set(key, [event]);
  }
  const sections = new Map(
    memberships.map(({ cohortId, userId, sectionId, sectionSince }) => [
      `${subjectOf(cohortId)} ${userId}`,
      { id: sectionId, since: sectionSince },
    ]),
  );
  return (cohortId, userId) => {
    const key = `${subjectOf(cohortId)} ${userId}`;
    const changed = changes.get(key) ?? [];
    return { absences: absencesIn(changed), section: sections.get(key) ?? null, stays: staysIn(changed) };
  };
}

/** The earliest deadline that one of these assignments has for anyone. There must be at least one assignment. */
const earliestDue = (rows: readonly Pick<AssignmentRow, "dueAt" | "extensions">[]): Date =>
  new Date(
    rows
      .flatMap(({ dueAt, extensions }) => [dueAt, ...extensions.map((one) => one.dueAt)])
      .reduce((earliest, due) => Math.min(earliest, due.getTime()), Number.POSITIVE_INFINITY),
  );

/**
 * All events of the people whose membership has changed since a given time. A learner whose last change was earlier has
 * been a learner since that change, and in most cohorts, that is nearly everyone.
 */
function listEvents(cohortId: string, since: Date): Promise<LoggedEvent[]> {
  // Lists every action, because an index can find whole action names, but not all names with the same start.
  const isChange = Prisma.sql`subject = ${subjectOf(cohortId)} AND action IN (${Prisma.join(MEMBER_ACTIONS)})`;
  return db.$queryRaw`
    SELECT "aboutId", subject, action, "at", "sectionId", "sectionSince" FROM "AuditEvent"
    WHERE ${isChange} AND "aboutId" IN (SELECT "aboutId" FROM "AuditEvent" WHERE ${isChange} AND "at" >= ${since})
    ORDER BY "at", id`;
}

const subjectOf = (cohortId: string) => `cohort:${cohortId}`;
