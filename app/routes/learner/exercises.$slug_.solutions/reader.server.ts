import { notFound, requirePerson } from "~/accounts/guards.server";
import { requireOpened } from "~/cohort/next/second-form.server";
import { type ExerciseReader, findExerciseReader } from "~/review/solutions/exercise-reader.server";

/**
 * The signed-in person as a reader of what learners wrote about an exercise. Throws a 404 for an exercise that isn't
 * offered, and for a second form that isn't open to this person yet. Guests are asked to sign in, because guests can't
 * write anything that others read.
 */
export async function requireExerciseReader(request: Request, slug = ""): Promise<ExerciseReader> {
  const person = await requirePerson(request);
  await requireOpened(person, slug);
  const reader = await findExerciseReader(person, slug);
  if (!reader) throw notFound();
  return reader;
}
