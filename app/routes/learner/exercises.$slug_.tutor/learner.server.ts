import { notFound, type Person, requirePerson } from "~/accounts/guards.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { requireOpened } from "~/cohort/next/second-form.server";
import { listTurns } from "~/tutor/talk/turns.server";

/**
 * The learner who asks the tutor about this exercise. Guests have no tutor: they have no settings in which to withdraw
 * their consent, and a new guest would have a new budget.
 */
export async function requireAsker(request: Request, slug: string): Promise<Person> {
  const person = await requirePerson(request);
  if (!findExercise(slug)) throw notFound();
  await requireOpened(person, slug);
  return person;
}

/**
 * The person who reads their conversation with the tutor. `isOpen` is false if they can't open the exercise any more,
 * for example because it is no longer on offer. They can still read and delete the conversation, if there is one.
 */
export async function requireTalker(
  request: Request,
  slug: string,
): Promise<{ readonly person: Person; readonly isOpen: boolean }> {
  const person = await requirePerson(request);
  try {
    return { person: await requireAsker(request, slug), isOpen: true };
  } catch (error) {
    const turns = await listTurns(person, { slug, submissionId: null });
    if (!(error instanceof Response) || error.status !== 404 || turns.length === 0) throw error;
    return { person, isOpen: false };
  }
}
