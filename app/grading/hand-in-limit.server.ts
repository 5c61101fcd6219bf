import { thisHour } from "~/database/coarse";
import { db } from "~/database/db.server";
import { limiters, MAX_WAITING } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { HOUR_MS } from "~/operations/time";
import type { Learner } from "./workspace/workspace.server";

/** A refusal because of a limit: the message for the learner, and the number of seconds until they can retry. */
export interface TooMuch {
  readonly message: string;
  readonly retryAfter: number;
}

/** The number of seconds after which to try again. By then, most of the waiting submissions will have been graded. */
const LOOK_AGAIN_S = 60;

/**
 * Refuses a submission if this learner hands in too often, or if many of their recent submissions are waiting for
 * results. Returns null if they may hand in now.
 */
export async function refuseHandIn(learner: Learner): Promise<TooMuch | null> {
  const waiting = await db.submission.count({
    where: { userId: learner.id, results: { none: {} }, handedInAt: { gte: new Date(thisHour().getTime() - HOUR_MS) } },
  });
  if (waiting >= MAX_WAITING) {
    const message = `${waiting} of your submissions are waiting to be graded. Try again ${sayWait(LOOK_AGAIN_S)}. Your draft is saved.`;
    return { message, retryAfter: LOOK_AGAIN_S };
  }
  const wait = await limiters.handIn.take(learner.id);
  return wait === null
    ? null
    : {
        message: `You have handed in too many times. Try again ${sayWait(wait)}. Your draft is saved.`,
        retryAfter: wait,
      };
}

/**
 * Refuses a save if this learner's drafts are saved more often than an editor would save them. Returns null otherwise.
 */
export async function refuseDraft(learner: Learner): Promise<TooMuch | null> {
  const wait = await limiters.draft.take(learner.id);
  return wait === null
    ? null
    : { message: `Your drafts were saved too often. Onramp will try again ${sayWait(wait)}.`, retryAfter: wait };
}
