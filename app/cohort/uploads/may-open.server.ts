import { mayUpload } from "~/accounts/cohorts/uploaders.server";
import { notFound } from "~/accounts/guards.server";
import { type Exercise, findCohortsOf, findExercise } from "~/catalogue/catalogue.server";
import { PREVIEW } from "~/catalogue/preview";
import { db } from "~/database/db.server";

/** Someone who wants to open an exercise. Guests and learners need no `isAdmin`. */
export interface Opener {
  readonly id: string;
  readonly isAdmin?: boolean;
}

/**
 * Whether an uploaded exercise exists for this person: a released exercise only for members of the cohorts that have
 * it, and a preview only for people who may release it. Exercises that everyone has are not restricted.
 */
async function mayOpen({ id, isAdmin = false }: Opener, slug: string): Promise<boolean> {
  const cohortIds = findCohortsOf(slug);
  if (!cohortIds) return true;
  const isMember = await db.membership.count({ where: { userId: id, cohortId: { in: [...cohortIds] } } });
  if (isMember > 0) return true;
  if (!slug.startsWith(PREVIEW)) return false;
  const where = { id: slug.slice(PREVIEW.length) };
  const upload = await db.upload.findUnique({ where, select: { cohortId: true } });
  return upload !== null && (await mayUpload({ id, isAdmin }, upload.cohortId));
}

/** Guards an uploaded exercise (`mayOpen`). Everyone who may not open the exercise gets a 404. */
export async function requireReleased(person: Opener, slug: string): Promise<void> {
  if (!(await mayOpen(person, slug))) throw notFound();
}

/** The exercise as it is currently offered to this person. Null if it isn't on offer, or only to other people. */
export async function findExerciseFor(person: Opener, slug: string): Promise<Exercise | null> {
  const exercise = findExercise(slug);
  return exercise && (await mayOpen(person, slug)) ? exercise : null;
}
