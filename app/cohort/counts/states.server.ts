import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import { EFFECTIVE } from "~/grading/effective";

export type ExerciseState = "new" | "draft" | "tried" | "passed";

/** The state of one learner in one exercise. */
export interface Standing {
  readonly state: "tried" | "passed";
  readonly submissionId: string;
  /** The best score, from 0 to 1; null while nothing is graded. */
  readonly score: number | null;
}

/**
 * The states of learners in exercises, keyed by learner id and then by slug. An exercise is passed once any attempt has
 * passed. The submission is the newest one that passed or, if none passed, the newest. `closed` lists submissions whose
 * results aren't shown yet.
 */
export async function findStandings(
  learnerIds: readonly string[],
  closed: ReadonlySet<string> = new Set(),
): Promise<Map<string, Map<string, Standing>>> {
  const found: Stands[] = [];
  for (let after = ""; ; ) {
    const rows = await db.submission.findMany({
      where: { userId: { in: [...learnerIds] }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: {
        id: true,
        userId: true,
        slug: true,
        results: { ...EFFECTIVE, select: { status: true, score: true } },
      },
    });
    for (const { results, ...row } of rows) {
      const result = closed.has(row.id) ? undefined : results[0];
      found.push({ ...row, status: result?.status ?? null, score: result?.score ?? null });
    }
    if (rows.length < AT_ONCE) return standingsOf(found);
    after = rows.at(-1)!.id;
  }
}

/**
 * How many submissions are read at once. The query for their results lists the id of each submission, and SQLite limits
 * the number of values.
 */
const AT_ONCE = 500;

/** A submission with its current result; null while it is not graded. */
interface Stands {
  readonly id: string;
  readonly userId: string;
  readonly slug: string;
  readonly status: string | null;
  readonly score: number | null;
}

export function standingsOf(handIns: readonly Stands[]): Map<string, Map<string, Standing>> {
  const standings = new Map<string, Map<string, Standing>>();
  for (const { id, userId, slug, ...stands } of [...handIns].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const ofLearner = standings.get(userId) ?? new Map<string, Standing>();
    standings.set(userId, ofLearner);
    const before = ofLearner.get(slug);
    const isPassed = stands.status === "passed";
    const scores = [stands.score, before?.score].filter((score) => score != null);
    const score = scores.length > 0 ? Math.max(...scores) : null;
    if (isPassed || before?.state !== "passed") {
      ofLearner.set(slug, { state: isPassed ? "passed" : "tried", submissionId: id, score });
    }
  }
  return standings;
}

/**
 * This learner's state in every exercise that they have started, keyed by slug. Exercises without an entry have not
 * been started.
 */
export async function getStates(learner: { readonly id: string }): Promise<Record<string, ExerciseState>> {
  const [standings, drafts] = await Promise.all([
    listClosed(learner).then((closed) => findStandings([learner.id], closed)),
    db.draft.findMany({ where: { userId: learner.id }, select: { slug: true } }),
  ]);
  const states: Record<string, ExerciseState> = {};
  for (const [slug, { state }] of standings.get(learner.id) ?? []) states[slug] = state;
  for (const { slug } of drafts) if (states[slug] !== "passed") states[slug] = "draft";
  return states;
}
