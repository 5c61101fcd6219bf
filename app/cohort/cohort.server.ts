import { listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import type { KindId } from "~/kinds/kind";
import { type ExerciseState, findStandings } from "./states.server";

export interface CohortCell {
  readonly state: ExerciseState;
  /** The one to open: the newest that passed, or the newest. */
  readonly submissionId: string | null;
  readonly score: number | null;
}

export interface CohortTable {
  readonly name: string;
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
  readonly learners: readonly {
    readonly id: string;
    readonly name: string;
    /** By slug; what is absent is new. Drafts are the learner's own and are not told. */
    readonly cells: Readonly<Record<string, CohortCell>>;
  }[];
}

/**
 * Learners × exercises of a cohort, learners by name, exercises in track order. Of hand-ins in `asGraded` the grader's own
 * scores are told, whatever a person set. The caller has checked the role.
 */
export async function getCohortTable(cohortId: string, asGraded?: ReadonlySet<string>): Promise<CohortTable> {
  const cohort = await db.cohort.findUniqueOrThrow({
    where: { id: cohortId },
    select: {
      name: true,
      memberships: {
        where: { role: "learner" },
        select: { user: { select: { id: true, name: true } } },
        orderBy: { user: { name: "asc" } },
      },
    },
  });
  const learners = cohort.memberships.map((membership) => membership.user);
  const standings = await findStandings(
    learners.map((learner) => learner.id),
    asGraded,
  );
  return {
    name: cohort.name,
    exercises: listExercises().map(({ slug, title, kind }) => ({ slug, title, kind })),
    learners: learners.map(({ id, name }) => ({ id, name, cells: Object.fromEntries(standings.get(id) ?? []) })),
  };
}
