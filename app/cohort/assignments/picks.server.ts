import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { type Exercise, findExercise } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Evidence } from "~/kinds/progress";
import type { Skill } from "~/kinds/skills";
import { type Graded, listGraded } from "../counts/evidence.server";
import { abilityBy, type Candidate, pickNext, statedDifficulty } from "./adaptive";
import type { AssignmentRow, WorkOf } from "./read.server";

/** Picks and stores a learner's next exercise, for an assignment that picks for each learner. */

/** An exercise's difficulty in logits; null if unknown. */
export type DifficultyOf = (slug: string) => number | null;

const stated: DifficultyOf = (slug) => {
  const exercise = findExercise(slug);
  return exercise && statedDifficulty(exercise.meta.difficulty);
};

/** The properties of an exercise that the choice may depend on. */
export const candidateOf = ({ slug, kind, meta }: Pick<Exercise, "slug" | "kind" | "meta">, difficulty: number) => ({
  slug,
  kind: kind.id,
  difficulty,
  skills: kind.rules.hidesTopic ? kind.rules.alwaysTrains : meta.skills,
});

/**
 * The share of a skill's scored attempts that passed, smoothed by adding one pass and one failure. It is 0.5 for a
 * skill without a scored attempt.
 */
export function strengthBy(evidence: readonly Evidence[]): (skill: Skill) => number {
  return (skill) => {
    const tries = evidence.filter((one) => one.skill === skill && one.counting);
    return (tries.filter(({ passed }) => passed).length + 1) / (tries.length + 2);
  };
}

/** Scored first attempts that have a result. */
const firstTries = (graded: readonly Graded[], difficultyOf: DifficultyOf) =>
  graded.flatMap(({ slug, tryNumber, counting, status }) => {
    const difficulty = difficultyOf(slug);
    const isFirst = tryNumber === 1 && counting && status !== "waiting";
    return isFirst && difficulty !== null ? [{ difficulty, isPassed: status === "passed" }] : [];
  });

/**
 * The exercises that can still be picked. No exercise is picked twice, and exercises that the learner has handed in are
 * picked only if no others are left.
 */
function poolOf(assignment: AssignmentRow, learnerId: string, workOf: WorkOf): string[] {
  const picked = new Set(assignment.picks.map(({ slug }) => slug));
  const left = assignment.exercises.flatMap(({ slug }) => (picked.has(slug) || !findExercise(slug) ? [] : [slug]));
  const untried = left.filter((slug) => !workOf(learnerId, slug));
  return untried.length > 0 ? untried : left;
}

const isComplete = (assignment: AssignmentRow, learnerId: string, workOf: WorkOf) =>
  assignment.picks.every(({ slug }) => workOf(learnerId, slug) || !findExercise(slug));

/**
 * Picks the next exercise if a pick is due, either because nothing was picked yet, or because all picks are handed in
 * and more are required. Returns whether there is a new pick. `assignment` contains only this learner's picks.
 */
export async function pickIfDue(
  learner: { readonly id: string },
  assignment: AssignmentRow,
  workOf: WorkOf,
  difficultyOf: DifficultyOf = stated,
): Promise<boolean> {
  const { eachDoes, picks } = assignment;
  const there = picks.filter(({ slug }) => findExercise(slug) || workOf(learner.id, slug)).length;
  if (eachDoes === null || there >= eachDoes || !isComplete(assignment, learner.id, workOf)) return false;
  const slugs = poolOf(assignment, learner.id, workOf);
  if (slugs.length === 0) return false;
  const graded = await listGraded(learner.id, AS_IT_STANDS);
  const candidate = (slug: string): Candidate[] => {
    const exercise = findExercise(slug);
    return exercise ? [candidateOf(exercise, difficultyOf(slug) ?? 0)] : [];
  };
  const pick = pickNext({
    pool: slugs.flatMap(candidate),
    ability: abilityBy(firstTries(graded, difficultyOf)),
    strengthOf: strengthBy(graded.flatMap(({ evidence }) => evidence)),
    before: picks.slice(-1).flatMap(({ slug }) => candidate(slug))[0] ?? null,
  });
  if (!pick) return false;
  try {
    await db.assignmentPick.create({
      data: { assignmentId: assignment.id, userId: learner.id, place: picks.length, ...pick },
    });
  } catch (error) {
    // Another request, for example from a second tab, has just picked an exercise. That pick is kept.
    if (!isUniqueConflict(error)) throw error;
  }
  return true;
}
