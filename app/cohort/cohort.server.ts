import { listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import type { KindId } from "~/kinds/kind";
import type { Track } from "~/kinds/skills";
import { type ExerciseState, findStandings } from "./states.server";

export interface Learner {
  readonly id: string;
  readonly name: string;
}

/** A cohort's learners, by name. The caller has checked the role. */
export async function listLearners(cohortId: string): Promise<Learner[]> {
  const rows = await db.membership.findMany({
    where: { cohortId, role: "learner" },
    select: { user: { select: { id: true, name: true } } },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ user }) => user);
}

export interface CohortCell {
  readonly state: ExerciseState;
  /** The one to open: the newest that passed, or the newest. */
  readonly submissionId: string | null;
  readonly score: number | null;
}

export interface TrackTable {
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
  /** By learner and slug; what is absent is new. Drafts are the learner's own and are not told. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, CohortCell>>>>;
}

/**
 * These learners × a track's exercises, in its order. Of hand-ins in `asGraded` the grader's own scores are told, whatever a
 * person set.
 */
export async function getTrackTable(
  track: Track,
  learnerIds: readonly string[],
  asGraded: ReadonlySet<string>,
): Promise<TrackTable> {
  const exercises = listExercises().filter((one) => one.track === track);
  const slugs = exercises.map(({ slug }) => slug);
  const standings = await findStandings(learnerIds, asGraded, slugs);
  return {
    exercises: exercises.map(({ slug, title, kind }) => ({ slug, title, kind })),
    cells: Object.fromEntries([...standings].map(([id, ofLearner]) => [id, Object.fromEntries(ofLearner)])),
  };
}
