import { notFound, type Person, requirePerson } from "~/accounts/guards.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { requireOpened } from "~/cohort/next/second-form.server";

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
