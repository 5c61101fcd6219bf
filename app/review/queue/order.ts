import { KINDS, type KindId } from "~/kinds/registry";
import { DAY_MS, HOUR_MS } from "~/operations/time";

/** The order in which waiting submissions are offered, and the estimated minutes for each. Pure. */

/** Why a submission is in the queue. */
export interface Reasons {
  /** Its learner asks for help. */
  readonly asksHelp: boolean;
  /** Several attempts without a pass. */
  readonly isStuck: boolean;
  /** Drawn to check the grading; no one waits for it. */
  readonly isSample: boolean;
  /** Learners dispute the result of a finding, and their scores wait for it. */
  readonly isFinding?: boolean;
}

/**
 * Hours by which a reason moves a submission forward. A question by a stuck learner is ordered like one that arrived
 * two days earlier; a sample like one that arrived a day later. The shift is fixed, so that no submission is overtaken
 * forever.
 */
export const AHEAD_HOURS = { asksHelp: 24, isStuck: 24, isSample: -24, isFinding: 24 } as const;

/**
 * A submission with a deadline is ordered as if it had arrived this long before the deadline: one from the last day is
 * treated as three days old, and an earlier one gains nothing. So none moves by more than these hours.
 */
export const DUE_HOURS = 72;

/**
 * The time by which the queue is sorted, oldest first. `dueAt`: the deadline for the exercise in an assignment of its
 * learner, if it had not passed on arrival. Samples ignore it: no one waits for them.
 */
export function orderOf(waitingSince: Date, reasons: Reasons, dueAt: Date | null = null): Date {
  // A sample whose learner asks is no longer a sample.
  const { asksHelp, isStuck, isSample } = { ...reasons, isSample: reasons.isSample && !reasons.asksHelp };
  const hours =
    (asksHelp ? AHEAD_HOURS.asksHelp : 0) +
    (isStuck ? AHEAD_HOURS.isStuck : 0) +
    (isSample ? AHEAD_HOURS.isSample : 0) +
    (reasons.isFinding ? AHEAD_HOURS.isFinding : 0);
  const order = waitingSince.getTime() - hours * HOUR_MS;
  const isWaitedFor = dueAt !== null && dueAt >= waitingSince && !isSample;
  return new Date(isWaitedFor ? Math.min(order, dueAt.getTime() - DUE_HOURS * HOUR_MS) : order);
}

/** Extra minutes for answering the question. */
const QUESTION_MINUTES = 3;

/** Estimated minutes for an item. Never measured (promise 6). */
export const minutesFor = (kind: KindId, hasQuestion: boolean): number =>
  KINDS[kind].rules.mentoring.minutes + (hasQuestion ? QUESTION_MINUTES : 0);

/** Estimated minutes for ruling on a finding, however many learners dispute it. */
export const FINDING_MINUTES = 5;

/** Minutes a week of a mentor who has set nothing else. */
export const USUAL_MINUTES = 180;

/** The start of this week: Monday, 0:00 UTC. */
export function weekOf(now: Date): Date {
  const day = Math.floor(now.getTime() / DAY_MS);
  // 1 January 1970 was a Thursday.
  return new Date((day - ((day + 3) % 7)) * DAY_MS);
}
