import type { CohortLearners } from "~/accounts/reading/learners.server";
import type { Unseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import type { Work, WorkOf } from "./read.server";

/**
 * What all learners of a cohort handed in for some exercises. A large cohort has many thousand submissions, so the
 * database adds them up, and each query returns one row per learner and exercise.
 */

interface First {
  readonly userId: string;
  readonly slug: string;
  /** A date on PostgreSQL, text on SQLite. */
  readonly firstAt: Date | string;
  readonly lastId: string;
}

interface Best {
  readonly userId: string;
  readonly slug: string;
  /** The newest submission that passed; null if none passed. */
  readonly passedId: string | null;
  readonly score: number;
}

/** A submission whose result differs from the grader's own, because a person set a score. */
interface Changed {
  readonly userId: string;
  readonly slug: string;
  readonly submissionId: string;
  readonly status: string;
  readonly score: number;
  readonly ownStatus: string;
  readonly ownScore: number;
}

const among = (slugs: readonly string[]) => Prisma.sql`t.slug IN (${Prisma.join([...slugs])})`;

const keyOf = ({ userId, slug }: { readonly userId: string; readonly slug: string }) => `${userId} ${slug}`;

const readFirsts = async (learners: CohortLearners, slugs: readonly string[], only?: string): Promise<First[]> =>
  slugs.length === 0
    ? []
    : db.$queryRaw<First[]>`
        SELECT t."userId", t.slug, MIN(t."handedInAt") AS "firstAt", MAX(t.id) AS "lastId"
        ${learners.rowsIn("Submission", only)} AND ${among(slugs)} GROUP BY t."userId", t.slug`;

/**
 * When the learners of a cohort, or only the learner `only`, first handed in these exercises. Reads no results, so
 * nothing counts as passed or graded.
 */
export async function readHandedIn(learners: CohortLearners, slugs: readonly string[], only?: string): Promise<WorkOf> {
  const firsts = await readFirsts(learners, slugs, only);
  const found = new Map(firsts.map((row) => [keyOf(row), workOf(row)]));
  return (userId, slug) => found.get(keyOf({ userId, slug }));
}

const workOf = ({ firstAt, lastId }: First, best?: Best): Work => ({
  firstAt: new Date(firstAt),
  isPassed: best?.passedId != null,
  submissionId: best?.passedId ?? lastId,
  score: best?.score ?? null,
});

/**
 * What the learners of a cohort handed in for these exercises. For submissions in `asGraded`, uses the grader's own
 * results and ignores any score that a person set.
 */
export async function readCohortWork(
  learners: CohortLearners,
  slugs: readonly string[],
  asGraded: Unseen,
): Promise<WorkOf> {
  if (slugs.length === 0) return () => undefined;
  const asTheGraderSaid = Prisma.sql`t.status = t."ownStatus" AND t.score = t."ownScore"`;
  const [firsts, graded, changed] = await Promise.all([
    readFirsts(learners, slugs),
    db.$queryRaw<Best[]>`
      SELECT t."userId", t.slug, MAX(CASE WHEN t.status = 'passed' THEN t."submissionId" END) AS "passedId",
        MAX(t.score) AS score
      ${learners.rowsIn("TryFact")} AND ${among(slugs)} AND ${asTheGraderSaid} GROUP BY t."userId", t.slug`,
    // Few scores are changed by a person, so these submissions are read one by one.
    db.$queryRaw<Changed[]>`
      SELECT t."userId", t.slug, t."submissionId", t.status, t.score, t."ownStatus", t."ownScore"
      ${learners.rowsIn("TryFact")} AND ${among(slugs)} AND NOT (${asTheGraderSaid})`,
  ]);
  const bestOf = new Map(graded.map((row) => [keyOf(row), row]));
  for (const row of changed) {
    const isSeen = !asGraded.has(row.submissionId);
    const [status, score] = isSeen ? [row.status, row.score] : [row.ownStatus, row.ownScore];
    const passedId = status === "passed" ? row.submissionId : null;
    bestOf.set(keyOf(row), betterOf({ ...row, passedId, score }, bestOf.get(keyOf(row))));
  }
  const found = new Map(firsts.map((row) => [keyOf(row), workOf(row, bestOf.get(keyOf(row)))]));
  return (userId, slug) => found.get(keyOf({ userId, slug }));
}

function betterOf(one: Best, other: Best | undefined): Best {
  if (!other) return one;
  const passed = [one.passedId, other.passedId].filter((id) => id !== null).sort();
  return { ...one, passedId: passed.at(-1) ?? null, score: Math.max(one.score, other.score) };
}
