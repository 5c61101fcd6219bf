import { teaches } from "~/accounts/guards.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { findOpening } from "~/grading/workspace/opening.server";
import type { KindId } from "~/kinds/registry";

/** The person who, in one request, reads what learners wrote about an exercise. */
export interface ExerciseReader {
  readonly person: { readonly id: string };
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly hasPassed: boolean;
  /** True if this person passed the exercise, teaches, or is an admin. */
  readonly seesSpoilers: boolean;
  readonly seesSolutions: boolean;
  readonly seesDiscussion: boolean;
  /** True for leads and admins, who may hide posts and solutions. */
  readonly mayHide: boolean;
}

/**
 * The person as a reader of this exercise; null if the exercise isn't offered. Mentors, leads and admins see every
 * exercise's key elsewhere, so they may read everything here, too. The caller has checked that the person may open the
 * exercise.
 */
export async function findExerciseReader(
  person: { readonly id: string; readonly isAdmin: boolean },
  slug: string,
): Promise<ExerciseReader | null> {
  const exercise = findExercise(slug);
  if (!exercise) return null;
  const [opening, isTeacher, isLead] = await Promise.all([
    findOpening(person, slug, exercise.kind),
    teaches(person),
    teaches(person, ["lead"]),
  ]);
  const seesAll = isTeacher || person.isAdmin;
  return {
    person,
    slug,
    title: exercise.meta.title,
    kind: exercise.kind.id,
    // Posts by mentors, leads and admins help learners who are stuck. So these authors decide themselves whether to
    // mark a post as a spoiler.
    hasPassed: opening.hasPassed && !seesAll,
    seesSpoilers: seesAll || opening.hasPassed,
    seesSolutions: seesAll || opening.hasAnswer,
    seesDiscussion: seesAll || opening.hasTried,
    mayHide: isLead || person.isAdmin,
  };
}
