import type { CohortLearners } from "~/accounts/reading/learners.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import type { AssignmentRow } from "./read.server";
import type { Done } from "./state";

/**
 * What all learners of a cohort handed in for some exercises. A large cohort has many thousand submissions, so the
 * database returns only what a page needs, and reads only indexes.
 */

interface OfLearner {
  readonly userId: string;
  readonly slug: string;
}
const keyOf = ({ userId, slug }: OfLearner) => `${userId} ${slug}`;
const among = (slugs: readonly string[]) => Prisma.sql`t.slug IN (${Prisma.join([...slugs])})`;

/** Which of these exercises the learners of a cohort, or only the learner `only`, have handed in. */
export async function readHandedIn(
  learners: CohortLearners,
  slugs: readonly string[],
  only?: string,
): Promise<(learnerId: string, slug: string) => boolean> {
  if (slugs.length === 0) return () => false;
  const rows = await db.$queryRaw<OfLearner[]>`
    SELECT t."userId", t.slug ${learners.rowsIn("Submission", only)} AND ${among(slugs)} AND t."tryNumber" = 1`;
  const found = new Set(rows.map(keyOf));
  return (userId, slug) => found.has(keyOf({ userId, slug }));
}

/** When the learners of a cohort first handed in each of these exercises. */
export async function readFirstTimes(
  learners: CohortLearners,
  slugs: readonly string[],
): Promise<(learnerId: string, slug: string) => Date | undefined> {
  if (slugs.length === 0) return () => undefined;
  const rows = await db.$queryRaw<(OfLearner & { firstAt: Date | string })[]>`
    SELECT t."userId", t.slug, MIN(t."handedInAt") AS "firstAt"
    ${learners.rowsIn("Submission")} AND ${among(slugs)} GROUP BY t."userId", t.slug`;
  // SQLite returns the result of MIN as text.
  const found = new Map(rows.map((row) => [keyOf(row), new Date(row.firstAt)]));
  return (userId, slug) => found.get(keyOf({ userId, slug }));
}

/**
 * Whether the database can count what learners have done: all exercises are on offer, and no exercise that was picked
 * for a learner has since been removed from the assignment. Otherwise, the number of exercises differs between
 * learners.
 */
export function isCounted({ exercises, picks }: AssignmentRow): boolean {
  const slugs = new Set(exercises.map(({ slug }) => slug));
  return [...slugs].every((slug) => findExercise(slug) !== null) && picks.every(({ slug }) => slugs.has(slug));
}

/** How many exercises of a counted assignment each learner has to hand in. */
export const requiredIn = ({ exercises, eachDoes }: AssignmentRow): number =>
  Math.min(eachDoes ?? exercises.length, exercises.length);

/**
 * The counts for one learner and one assignment are combined into one number, because each value in a row takes time.
 */
const [LATE, HANDED_IN] = [1_000, 1_000_000];

type Options = { readonly details: boolean; readonly only?: string | undefined };
type DoneOf = (assignmentId: string, learnerId: string) => Done;

/**
 * How many exercises of each assignment each of its learners has handed in, has handed in late, and has passed
 * according to the current result. If each learner does only some of the exercises, counts those that were picked for
 * the learner. Without `details`, counts only which exercises were handed in, and none as late or passed, which takes a
 * third of the time. `only` limits the counts to one learner.
 */
export async function countDone(
  learners: CohortLearners,
  assignments: readonly Pick<AssignmentRow, "id" | "sectionId" | "eachDoes" | "exercises">[],
  options: Options,
): Promise<DoneOf> {
  // An assignment for a section needs no counts for the cohort's other learners.
  const bySection = new Map<string | null, DoneOf>();
  for (const sectionId of new Set(assignments.map((one) => one.sectionId))) {
    const some = assignments.filter((one) => one.sectionId === sectionId);
    const theirs = learners.narrowedTo(sectionId);
    if (theirs) bySection.set(sectionId, await countAmong(theirs, some, options));
  }
  const sectionOf = new Map(assignments.map(({ id, sectionId }) => [id, sectionId]));
  return (assignmentId, learnerId) =>
    bySection.get(sectionOf.get(assignmentId) ?? null)?.(assignmentId, learnerId) ?? NOTHING;
}

async function countAmong(
  learners: CohortLearners,
  assignments: Parameters<typeof countDone>[1],
  { details, only }: Options,
): Promise<DoneOf> {
  const count = details ? detailsOf : handedInOf;
  const counts = assignments.map((one, place) => Prisma.sql`(${count(one)}) AS ${Prisma.raw(`"n${place}"`)}`);
  if (counts.length === 0) return () => NOTHING;
  const rows = await db.$queryRaw<({ readonly id: string } & Record<string, bigint | number | string | null>)[]>`
    SELECT m."userId" AS id, ${Prisma.join(counts)} ${learners.memberships}
    ${only === undefined ? Prisma.empty : Prisma.sql`AND m."userId" = ${only}`}`;
  const byLearner = new Map(rows.map((row) => [row.id, row]));
  const placeOf = new Map(assignments.map(({ id }, place) => [id, `n${place}`]));
  return (assignmentId, learnerId) => {
    const count = Number(byLearner.get(learnerId)?.[placeOf.get(assignmentId) ?? ""] ?? 0);
    return {
      handedIn: Math.floor(count / HANDED_IN),
      late: Math.floor((count % HANDED_IN) / LATE),
      passed: count % LATE,
    };
  };
}

const NOTHING: Done = { handedIn: 0, late: 0, passed: 0 };

type Counted = Parameters<typeof countDone>[1][number];

const handedInOf = (one: Counted) => {
  const isFirst = Prisma.sql`s."userId" = m."userId" AND s."tryNumber" = 1`;
  return Prisma.sql`
    SELECT COUNT(*) * ${HANDED_IN} FROM "Submission" AS s WHERE ${isFirst} AND s.slug IN (${tasksOf(one)})`;
};

// Groups all of a learner's rows in each table, because one query for each exercise takes twice as long.
const detailsOf = (one: Counted) => Prisma.sql`
  SELECT COUNT(*) * ${HANDED_IN}
    + COUNT(CASE WHEN s."firstAt" > COALESCE(e."dueAt", a."dueAt") THEN 1 END) * ${LATE} + (
    SELECT COUNT(DISTINCT f.slug) FROM "TryFact" AS f
    WHERE f."userId" = m."userId" AND f.slug IN (${tasksOf(one)}) AND f.status = 'passed')
  FROM (
    SELECT MIN(t."handedInAt") AS "firstAt" FROM "Submission" AS t
    WHERE t."userId" = m."userId" AND t.slug IN (${tasksOf(one)}) GROUP BY t.slug
  ) AS s
  JOIN "Assignment" AS a ON a.id = ${one.id}
  LEFT JOIN "Extension" AS e ON e."assignmentId" = a.id AND e."userId" = m."userId"`;

/** The exercises that a learner does, as a list or a query. */
function tasksOf({ id, eachDoes, exercises }: Counted): Prisma.Sql {
  if (eachDoes !== null)
    return Prisma.sql`
      SELECT ae.slug FROM "AssignmentPick" AS ae
      WHERE ae."assignmentId" = ${id} AND ae."userId" = m."userId" AND ae.place < ${eachDoes}`;
  // Someone may be deleting the assignment at this moment.
  return exercises.length === 0 ? Prisma.sql`''` : Prisma.join(exercises.map(({ slug }) => slug));
}
