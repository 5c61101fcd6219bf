import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { dueFor, isAskedOf, type Standing, standingOf, type Task } from "./state";

/** Assignments with what learners handed in of them: what both sides' pages are made of. */

/** What a learner handed in of one exercise. */
export interface Work {
  readonly firstAt: Date;
  readonly isPassed: boolean;
  /** The one to open: the newest that passed, or the newest. */
  readonly submissionId: string;
  /** Best score, 0–1; null while nothing is graded. */
  readonly score: number | null;
}

export type WorkOf = (learnerId: string, slug: string) => Work | undefined;

/** Learners named in one query: a database takes a bounded number of values. */
const BATCH = 500;

/**
 * What these learners handed in of these exercises. Of submissions in `asGraded` the grader's own results count,
 * whatever a person set.
 */
export async function readWork(
  learnerIds: readonly string[],
  slugs: readonly string[],
  asGraded: ReadonlySet<string> = new Set(),
): Promise<WorkOf> {
  const found = new Map<string, Work>();
  const keyOf = (learnerId: string, slug: string) => `${learnerId} ${slug}`;
  for (let from = 0; from < learnerIds.length; from += BATCH) {
    const rows = await db.submission.findMany({
      where: { userId: { in: learnerIds.slice(from, from + BATCH) }, slug: { in: [...slugs] } },
      orderBy: { tryNumber: "asc" },
      select: {
        id: true,
        userId: true,
        slug: true,
        handedInAt: true,
        results: { orderBy: EFFECTIVE.orderBy, select: { status: true, score: true, rank: true } },
      },
    });
    for (const { id, userId, slug, handedInAt, results } of rows) {
      const result = results.find(({ rank }) => rank === 0 || !asGraded.has(id));
      const before = found.get(keyOf(userId, slug));
      const isPassed = result?.status === "passed";
      const scores = [result?.score, before?.score].filter((score) => score != null);
      found.set(keyOf(userId, slug), {
        firstAt: before && before.firstAt < handedInAt ? before.firstAt : handedInAt,
        isPassed: isPassed || (before?.isPassed ?? false),
        submissionId: !isPassed && before?.isPassed ? before.submissionId : id,
        score: scores.length > 0 ? Math.max(...scores) : null,
      });
    }
  }
  return (learnerId, slug) => found.get(keyOf(learnerId, slug));
}

/** With all that is asked everyone; for one learner `of` narrows it to what is theirs. */
export const withParts = (of?: { readonly userId: string }) =>
  ({
    exercises: { orderBy: { place: "asc" }, select: { slug: true } },
    extensions: { where: of, select: { userId: true, dueAt: true, givenAt: true } },
    picks: { where: of, orderBy: { place: "asc" }, select: { userId: true, slug: true, fit: true } },
  }) satisfies Prisma.AssignmentInclude;

export type AssignmentRow = Prisma.AssignmentGetPayload<{ include: ReturnType<typeof withParts> }>;

/** Whose words the title was has deleted their account. */
export const titleOf = ({ title }: { readonly title: string }): string => title || "An assignment";

export interface Member {
  readonly userId: string;
  /** The day on which they came; null for who was there from the start. */
  readonly joinedAt: Date | null;
}

/** On which day these people first joined a cohort as learners: as it was written down. */
export async function readJoined(
  userIds: readonly string[],
): Promise<(cohortId: string, userId: string) => Date | null> {
  const joined = new Map<string, Date>();
  for (let from = 0; from < userIds.length; from += BATCH) {
    const events = await db.auditEvent.findMany({
      where: { aboutId: { in: userIds.slice(from, from + BATCH) }, action: "member.joined-learner" },
      // The first day is the last to be set.
      orderBy: { at: "desc" },
      select: { aboutId: true, subject: true, at: true },
    });
    for (const { aboutId, subject, at } of events) joined.set(`${subject} ${aboutId}`, at);
  }
  return (cohortId, userId) => joined.get(`cohort:${cohortId} ${userId}`) ?? null;
}

export interface Part {
  readonly slug: string;
  /** For whom it was picked: how hard it was reckoned to be. */
  readonly fit: string | null;
  readonly work: Work | undefined;
}

export interface Stands {
  readonly parts: readonly Part[];
  readonly dueAt: Date;
  /** When the extension was given; null where there is none. */
  readonly extendedAt: Date | null;
  readonly standing: Standing;
  /** False for what was due before they came, and what they have not handed in. */
  readonly isAsked: boolean;
}

/**
 * The exercises that are asked of a learner. One that is not on offer any more is asked of no one who has not done it.
 */
export function partsOf(assignment: AssignmentRow, learnerId: string, workOf: WorkOf): { of: number; parts: Part[] } {
  const isThere = ({ slug }: { readonly slug: string }) =>
    findExercise(slug) !== null || workOf(learnerId, slug) !== undefined;
  const part = (slug: string, fit: string | null) => ({ slug, fit, work: workOf(learnerId, slug) });
  const { eachDoes } = assignment;
  if (eachDoes === null) {
    const parts = assignment.exercises.filter(isThere).map(({ slug }) => part(slug, null));
    return { of: parts.length, parts };
  }
  const picked = assignment.picks.filter((pick) => pick.userId === learnerId && isThere(pick)).slice(0, eachDoes);
  const left = assignment.exercises.filter((one) => isThere(one) && !picked.some(({ slug }) => slug === one.slug));
  return {
    of: Math.min(eachDoes, picked.length + left.length),
    parts: picked.map(({ slug, fit }) => part(slug, fit)),
  };
}

/** Where a learner stands on an assignment. */
export function standsOn(assignment: AssignmentRow, { userId, joinedAt }: Member, workOf: WorkOf, now: Date): Stands {
  const extension = assignment.extensions.find((one) => one.userId === userId);
  const dueAt = dueFor(assignment, extension);
  const { of, parts } = partsOf(assignment, userId, workOf);
  const tasks = parts.map(({ slug, work }): Task => {
    return { slug, firstAt: work?.firstAt ?? null, isPassed: work?.isPassed ?? false };
  });
  const standing = standingOf({ opensAt: assignment.opensAt, dueAt, of, tasks }, now);
  const isAsked = isAskedOf(joinedAt, dueAt) || standing.handedIn === standing.of;
  return { parts, dueAt, extendedAt: extension?.givenAt ?? null, standing, isAsked };
}
