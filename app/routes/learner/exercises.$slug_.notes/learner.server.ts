import { type Guest, notFound, type Person } from "~/accounts/guards.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { limiters } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { requireLearner } from "../exercises.$slug/learner.server";

/** Returns the learner whose notes on this exercise are requested. Refuses people who may not work on the exercise. */
export async function requireWriter(request: Request, slug: string): Promise<Person | Guest> {
  const learner = await requireLearner(request, slug);
  if (!findExercise(slug)) throw notFound();
  return learner;
}

/** The refusal if the learner changes notes more often than a person would; null if the change is allowed. */
export async function refuseNote(learner: Person | Guest) {
  const wait = await limiters.ownNote.take(learner.id);
  const message = `You have changed your notes too many times. Try again ${wait === null ? "" : sayWait(wait)}.`;
  return wait === null ? null : { message, retryAfter: wait };
}
