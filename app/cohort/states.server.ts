import { db } from "~/db.server";
import { EFFECTIVE } from "~/grading/effective";

export type ExerciseState = "new" | "draft" | "tried" | "passed";

/** What the newest results say of one learner and exercise. */
export interface Standing {
  readonly state: "tried" | "passed";
  readonly submissionId: string;
  /** Best score, 0–1; null while nothing is graded. */
  readonly score: number | null;
}

/**
 * Where learners stand, by learner and slug. Passed once a try has passed; the submission is the newest passed one, or
 * the newest. Of hand-ins in `asGraded` the grader's own results count, whatever a person set. `slugs`: of these exercises
 * alone.
 */
export async function findStandings(
  learnerIds: readonly string[],
  asGraded: ReadonlySet<string> = new Set(),
  slugs?: readonly string[],
): Promise<Map<string, Map<string, Standing>>> {
  const rows = await db.submission.findMany({
    where: { userId: { in: [...learnerIds] }, ...(slugs && { slug: { in: [...slugs] } }) },
    orderBy: { id: "asc" },
    select: {
      id: true,
      userId: true,
      slug: true,
      results: { orderBy: EFFECTIVE.orderBy, select: { status: true, score: true, rank: true } },
    },
  });
  const standings = new Map<string, Map<string, Standing>>();
  for (const { id, userId, slug, results } of rows) {
    const result = results.find(({ rank }) => rank === 0 || !asGraded.has(id));
    const ofLearner = standings.get(userId) ?? new Map<string, Standing>();
    standings.set(userId, ofLearner);
    const before = ofLearner.get(slug);
    const isPassed = result?.status === "passed";
    const scores = [result?.score, before?.score].filter((score) => score != null);
    const score = scores.length > 0 ? Math.max(...scores) : null;
    if (isPassed || before?.state !== "passed") {
      ofLearner.set(slug, { state: isPassed ? "passed" : "tried", submissionId: id, score });
    }
  }
  return standings;
}

/** This learner's state of every exercise that they touched; what is absent is new. */
export async function getStates(learner: { readonly id: string }): Promise<Record<string, ExerciseState>> {
  const [standings, drafts] = await Promise.all([
    findStandings([learner.id]),
    db.draft.findMany({ where: { userId: learner.id }, select: { slug: true } }),
  ]);
  const states: Record<string, ExerciseState> = {};
  for (const [slug, { state }] of standings.get(learner.id) ?? []) states[slug] = state;
  for (const { slug } of drafts) if (states[slug] !== "passed") states[slug] = "draft";
  return states;
}
