import { db } from "~/db.server";

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
 * the newest.
 */
export async function findStandings(learnerIds: readonly string[]): Promise<Map<string, Map<string, Standing>>> {
  const rows = await db.submission.findMany({
    where: { userId: { in: [...learnerIds] } },
    orderBy: { id: "asc" },
    select: { id: true, userId: true, slug: true, results: { select: { status: true, score: true } } },
  });
  const standings = new Map<string, Map<string, Standing>>();
  for (const { id, userId, slug, results } of rows) {
    const ofLearner = standings.get(userId) ?? new Map<string, Standing>();
    standings.set(userId, ofLearner);
    const before = ofLearner.get(slug);
    const isPassed = results.some((result) => result.status === "passed");
    const scores = [...results.map((result) => result.score), ...(before?.score != null ? [before.score] : [])];
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
