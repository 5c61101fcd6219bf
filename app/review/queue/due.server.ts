import { SEAT } from "~/accounts/reading/seats";
import { forOwnSection } from "~/accounts/reading/taught";
import { db, hoursBefore, type Transaction } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { AHEAD_HOURS, DUE_HOURS } from "./order";

/**
 * What the queue needs from assignments: when an exercise is due for a learner, and which share of submissions is
 * reviewed as samples.
 */

interface Due {
  readonly opensAt: Date;
  /** The learner's deadline, including any extension. */
  readonly dueAt: Date;
  /** The share of samples, from 0 to 1; null if the cohort's own share applies. */
  readonly sampleShare: number | null;
  readonly cohortId: string;
}

/**
 * The assignments that include an exercise for this learner, and whose deadline for this learner is not before a given
 * time.
 */
async function listFor(learner: { readonly id: string }, slug: string, at: Date): Promise<Due[]> {
  const mine = { userId: learner.id };
  const rows = await db.assignment.findMany({
    where: {
      exercises: { some: { slug } },
      cohort: { memberships: { some: { ...mine, role: "learner" } } },
      AND: [forOwnSection(learner), { OR: [{ eachDoes: null }, { picks: { some: { ...mine, slug } } }] }],
    },
    select: {
      opensAt: true,
      dueAt: true,
      sampleShare: true,
      cohortId: true,
      extensions: { where: mine, select: { dueAt: true } },
    },
  });
  return rows
    .map(({ extensions: [extension], ...row }) => ({ ...row, dueAt: extension?.dueAt ?? row.dueAt }))
    .filter(({ dueAt }) => dueAt >= at);
}

/** The learner's next deadline for an exercise after a given time; null if there is none. */
export async function findDue(learner: { readonly id: string }, slug: string, at: Date): Promise<Date | null> {
  const times = (await listFor(learner, slug, at)).map(({ dueAt }) => dueAt.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/**
 * The share of submissions that is reviewed as a sample: the largest share that one of the cohort's open assignments
 * sets for this exercise, otherwise the cohort's own share.
 */
export async function findSampleShare(
  learner: { readonly id: string },
  cohort: { readonly id: string; readonly sampleShare: number },
  { slug, handedInAt }: { readonly slug: string; readonly handedInAt: Date },
): Promise<number> {
  const set = (await listFor(learner, slug, handedInAt)).flatMap(({ cohortId, opensAt, sampleShare }) =>
    cohortId === cohort.id && opensAt <= handedInAt && sampleShare !== null ? [sampleShare] : [],
  );
  return set.length > 0 ? Math.max(...set) : cohort.sampleShare;
}

/** A learner waits for the first review and for the second opinion. */
const SEATS = Prisma.raw(`"seat" IN (${SEAT.first}, ${SEAT.opinion})`);

/**
 * Reorders the waiting items of a cohort's learners, after one of its assignments was created, changed or removed, a
 * learner's extension was changed, or learners changed sections. One statement updates the deadlines, and another the
 * resulting order. The second statement does in SQL what `orderOf` does, and a test compares the two.
 */
export async function moveDue(tx: Transaction, cohortId: string): Promise<void> {
  const learners = Prisma.sql`"learnerId" IN
    (SELECT "userId" FROM "Membership" WHERE "cohortId" = ${cohortId} AND "role" = 'learner')`;
  const waiting = Prisma.sql`"state" = 'waiting' AND ${SEATS} AND ${learners}`;
  await tx.$executeRaw`UPDATE "ReviewItem" SET "dueAt" = (
    SELECT MIN(COALESCE(e."dueAt", a."dueAt"))
    FROM "Assignment" a
    JOIN "AssignedExercise" x ON x."assignmentId" = a."id" AND x."slug" = "ReviewItem"."slug"
    JOIN "Membership" m ON m."cohortId" = a."cohortId" AND m."userId" = "ReviewItem"."learnerId" AND m."role" = 'learner'
    LEFT JOIN "Extension" e ON e."assignmentId" = a."id" AND e."userId" = "ReviewItem"."learnerId"
    WHERE COALESCE(e."dueAt", a."dueAt") >= "ReviewItem"."waitingSince"
      AND (a."sectionId" IS NULL OR a."sectionId" = m."sectionId")
      AND (a."eachDoes" IS NULL OR EXISTS (
        SELECT 1 FROM "AssignmentPick" p WHERE p."assignmentId" = a."id"
          AND p."userId" = "ReviewItem"."learnerId" AND p."slug" = "ReviewItem"."slug"))
      AND NOT ("ReviewItem"."isSample" AND NOT "ReviewItem"."asksHelp")
  ) WHERE ${waiting}`;
  const hours = Prisma.raw(
    [
      ...(["asksHelp", "isStuck"] as const).map((flag) => `CASE WHEN "${flag}" THEN ${AHEAD_HOURS[flag]} ELSE 0 END`),
      `CASE WHEN "isSample" AND NOT "asksHelp" THEN ${AHEAD_HOURS.isSample} ELSE 0 END`,
    ].join(" + "),
  );
  const plain = hoursBefore(Prisma.sql`"waitingSince"`, hours);
  const before = hoursBefore(Prisma.sql`"dueAt"`, Prisma.raw(String(DUE_HOURS)));
  // Timestamps that share one format sort correctly, whether the database stores them as timestamps or as text.
  await tx.$executeRaw`UPDATE "ReviewItem"
    SET "orderAt" = CASE WHEN "dueAt" IS NOT NULL AND ${before} < ${plain} THEN ${before} ELSE ${plain} END
    WHERE ${waiting}`;
}
