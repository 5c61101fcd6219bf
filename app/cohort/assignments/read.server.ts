import type { CohortReader } from "~/accounts/reading/reader.server";
import type { Unseen } from "~/accounts/reading/unseen.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { readByIds } from "../counts/learning.server";
import { appliesTo, type Presence } from "./presence";
import { dueFor, type Standing, standingOf, type Task } from "./state";

/** Assignments with learners' submissions, for the pages of learners and of leads. */

/** A summary of a learner's submissions to one exercise. */
export interface Work {
  readonly firstAt: Date;
  readonly isPassed: boolean;
  /** The submission that pages link to: the newest that passed or, if none passed, the newest. */
  readonly submissionId: string;
  /** The best score, from 0 to 1; null while nothing is graded. */
  readonly score: number | null;
}

export type WorkOf = (learnerId: string, slug: string) => Work | undefined;

/**
 * These learners' submissions to these exercises. For submissions in `asGraded`, uses the grader's own results and
 * ignores any score that a person set. `closed` lists submissions whose results aren't shown yet.
 */
export async function readWork(
  learnerIds: readonly string[],
  slugs: readonly string[],
  asGraded: Unseen,
  closed: ReadonlySet<string> = new Set(),
): Promise<WorkOf> {
  const found = new Map<string, Work>();
  const keyOf = (learnerId: string, slug: string) => `${learnerId} ${slug}`;
  const rows = await readByIds(learnerIds, (some) =>
    readSubmissions({ userId: { in: some }, slug: { in: [...slugs] } }),
  );
  for (const { id, userId, slug, handedInAt, results } of rows) {
    const result = closed.has(id) ? undefined : results.find(({ rank }) => rank === 0 || !asGraded.has(id));
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
  return (learnerId, slug) => found.get(keyOf(learnerId, slug));
}

const SUBMISSION = {
  id: true,
  userId: true,
  slug: true,
  handedInAt: true,
  results: { orderBy: EFFECTIVE.orderBy, select: { status: true, score: true, rank: true } },
} as const;

/** How many submissions are read at once. The query for their results lists the id of each submission. */
const AT_ONCE = 500;

/** Submissions with their results, in the order in which they were handed in. */
async function readSubmissions(where: Prisma.SubmissionWhereInput) {
  const read: Prisma.SubmissionGetPayload<{ select: typeof SUBMISSION }>[] = [];
  for (let after = ""; ; after = read.at(-1)!.id) {
    const rows = await db.submission.findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: SUBMISSION,
    });
    read.push(...rows);
    if (rows.length < AT_ONCE) return read;
  }
}

/** The relations to load with assignments: for all learners or, with `of`, for one learner. */
export const withParts = (of?: { readonly userId: string }) =>
  ({
    exercises: { orderBy: { place: "asc" }, select: { slug: true } },
    extensions: { where: of, select: { userId: true, dueAt: true, givenAt: true } },
    picks: { where: of, orderBy: { place: "asc" }, select: { userId: true, slug: true, fit: true } },
  }) satisfies Prisma.AssignmentInclude;

export type AssignmentRow = Prisma.AssignmentGetPayload<{ include: ReturnType<typeof withParts> }>;

/**
 * A condition for the assignments of a cohort that a reader may see. Someone who may not know a section's learners may
 * not see its assignments either, because an assignment lists its learners.
 */
export const visibleTo = ({ cohortId, sections }: Pick<CohortReader, "cohortId" | "sections">) =>
  ({
    cohortId,
    OR: [{ sectionId: null }, { sectionId: { in: sections.map(({ id }) => id) } }],
  }) satisfies Prisma.AssignmentWhereInput;

/** The assignment's title, or a substitute: the stored title is empty once its author has deleted their account. */
export const titleOf = ({ title }: { readonly title: string }): string => title || "An assignment";

export interface AssignmentFields {
  /** One of the cohort's sections, whose learners do the assignment; null for all learners of the cohort. */
  readonly sectionId: string | null;
  readonly title: string;
  readonly note: string;
  /** The exercises, in the assignment's order. */
  readonly slugs: readonly string[];
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly isRequired: boolean;
  /** The share of submissions that are reviewed as samples, from 0 to 1; null if the cohort's share applies. */
  readonly sampleShare: number | null;
  /** How many exercises are picked for each learner; null if each learner does all of them. */
  readonly eachDoes: number | null;
}

/** What a lead wrote. The title may be a substitute. */
export const fieldsOf = (row: AssignmentRow): AssignmentFields => ({
  sectionId: row.sectionId,
  title: titleOf(row),
  note: row.note,
  slugs: row.exercises.map(({ slug }) => slug),
  opensAt: row.opensAt,
  dueAt: row.dueAt,
  timeZone: row.timeZone,
  isRequired: row.isRequired,
  sampleShare: row.sampleShare,
  eachDoes: row.eachDoes,
});

export interface Member extends Presence {
  readonly userId: string;
}

/** All exercises of these assignments. */
export const slugsOf = (rows: readonly AssignmentRow[]): string[] => [
  ...new Set(rows.flatMap(({ exercises, picks }) => [...exercises, ...picks].map(({ slug }) => slug))),
];

export interface Part<Of = Work> {
  readonly slug: string;
  /** How difficult the exercise was expected to be for the learner, if it was picked for them. */
  readonly fit: string | null;
  readonly work: Of | undefined;
}

export interface Stands {
  readonly parts: readonly Part[];
  readonly dueAt: Date;
  /** When the extension was granted; null if there is none. */
  readonly extendedAt: Date | null;
  readonly standing: Standing;
  /** Whether the assignment applies to the person (`appliesTo`). */
  readonly isAsked: boolean;
}

/**
 * The exercises that apply to a learner. An exercise that is no longer on offer applies only to learners who have
 * handed it in.
 */
export function partsOf<Of>(
  assignment: AssignmentRow,
  learnerId: string,
  workOf: (learnerId: string, slug: string) => Of | undefined,
): { of: number; parts: Part<Of>[] } {
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

/** A learner's state in an assignment. */
export function standsOn(assignment: AssignmentRow, member: Member, workOf: WorkOf, now: Date): Stands {
  const { userId } = member;
  const extension = assignment.extensions.find((one) => one.userId === userId);
  const dueAt = dueFor(assignment, extension);
  const { of, parts } = partsOf(assignment, userId, workOf);
  const tasks = parts.map(({ slug, work }): Task => {
    return { slug, firstAt: work?.firstAt ?? null, isPassed: work?.isPassed ?? false };
  });
  const standing = standingOf({ opensAt: assignment.opensAt, dueAt, of, tasks }, now);
  const isAsked = appliesTo(assignment, member, dueAt, standing.handedIn === standing.of);
  return { parts, dueAt, extendedAt: extension?.givenAt ?? null, standing, isAsked };
}
