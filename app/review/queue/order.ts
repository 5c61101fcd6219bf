import { KINDS, type KindId } from "~/kinds/registry";
import { HOUR_MS } from "~/operations/time";

/** The order in which waiting submissions are offered, and the estimated minutes for reviewing each of them. Pure. */

/** Why a submission is in the queue. */
export interface Reasons {
  /** The learner asks for help. */
  readonly asksHelp: boolean;
  /** The learner has made several attempts without a pass. */
  readonly isStuck: boolean;
  /** The submission was drawn to check the grading. No one waits for its review. */
  readonly isSample: boolean;
  /** Learners dispute the result of a finding, and their scores wait for the ruling. */
  readonly isFinding?: boolean;
}

/**
 * Hours by which a reason moves a submission forward. A question by a stuck learner is treated as if it had arrived
 * two days earlier, and a sample as if it had arrived a day later. The shift is fixed, so that every submission has
 * its turn at some point.
 */
export const AHEAD_HOURS = { asksHelp: 24, isStuck: 24, isSample: -24, isFinding: 24 } as const;

/**
 * A submission with a deadline is treated as if it had arrived this many hours before the deadline, if it arrived
 * later. So a submission from the last day counts as about three days old, and no submission moves forward by more
 * hours than this.
 */
export const DUE_HOURS = 72;

/**
 * The time by which the queue is sorted, oldest first. `dueAt` is the deadline for the exercise in one of the
 * learner's assignments, if the submission arrived before the deadline. For samples it is ignored, because no one
 * waits for them.
 */
export function orderOf(waitingSince: Date, reasons: Reasons, dueAt: Date | null = null): Date {
  // If the learner asks a question, the submission is no longer a sample.
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

/** Extra minutes for answering a question. */
const QUESTION_MINUTES = 3;

/** Estimated minutes for reviewing an item. Onramp never measures the real time (promise 6). */
export const minutesFor = (kind: KindId, hasQuestion: boolean): number =>
  KINDS[kind].rules.mentoring.minutes + (hasQuestion ? QUESTION_MINUTES : 0);

/** Estimated minutes for ruling on a finding, however many learners dispute it. */
export const FINDING_MINUTES = 5;

/** The minutes per week of a mentor who has not set their hours. */
export const USUAL_MINUTES = 180;
