import { findPersonOrGuest, type Guest, isGuest, type Person, requirePerson } from "~/accounts/guards.server";
import { requireOpened } from "~/cohort/next/second-form.server";
import { findGuestExercise, GUEST_HAND_INS } from "~/grading/workspace/guest-work.server";

/**
 * The learner who works on this exercise: the signed-in person, or the guest who may do only this exercise. Redirects
 * everyone else to sign in. Throws a 404 for a second form that is not open yet.
 */
export async function requireLearner(request: Request, slug: string): Promise<Person | Guest> {
  const who = await findPersonOrGuest(request);
  if (who && isGuest(who) && (await findGuestExercise(who)) === slug) return who;
  const person = who && !isGuest(who) ? who : await requirePerson(request);
  await requireOpened(person, slug);
  return person;
}

/** The maximum number of this person's submissions of an exercise, for `handIn`. Only guests have a maximum. */
export const mostOf = (who: Person | Guest) => (isGuest(who) ? { most: GUEST_HAND_INS } : {});
