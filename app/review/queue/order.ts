import { KINDS, type KindId } from "~/kinds/registry";

/** The order in which submissions that wait for a person are offered, and what each is reckoned to take. Pure. */

const HOUR_MS = 60 * 60 * 1000;

/** Why a submission is in the queue. */
export interface Reasons {
  /** Its learner asks. */
  readonly asksHelp: boolean;
  /** Several tries without a pass. */
  readonly isStuck: boolean;
  /** Drawn to see that the grading is right; no one waits for it. */
  readonly isSample: boolean;
  /** Learners stand by a finding, and their scores wait for it. */
  readonly isFinding?: boolean;
}

/**
 * Hours by which a reason moves a submission forward. Who asks and is stuck stands where one stands who has waited two
 * days longer; a sample stands behind what came a day later. A fixed shift, so that no one is overtaken for ever.
 */
export const AHEAD_HOURS = { asksHelp: 24, isStuck: 24, isSample: -24, isFinding: 24 } as const;

/**
 * What is due stands where one stands who waits since so long before it is due: what comes in on the last day is read
 * as if it had come three days before, and what came earlier gains nothing. So no one is moved by more than these
 * hours.
 */
export const DUE_HOURS = 72;

/**
 * The moment by which the queue is sorted, oldest first. `dueAt`: when the exercise is due in an assignment of its
 * learner, if that is not over as it comes in. A sample is not moved by it: no one waits for it.
 */
export function orderOf(waitingSince: Date, reasons: Reasons, dueAt: Date | null = null): Date {
  // A sample whose learner asks is no sample any more.
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

/** To answer what was asked. */
const QUESTION_MINUTES = 3;

/** Minutes that an item is stated to take. Never measured (promise 6). */
export const minutesFor = (kind: KindId, hasQuestion: boolean): number =>
  KINDS[kind].rules.mentoring.minutes + (hasQuestion ? QUESTION_MINUTES : 0);

/** To rule on a finding, for however many who stand by it. */
export const FINDING_MINUTES = 5;

/** What a mentor who has not said otherwise gives, in minutes a week. */
export const USUAL_MINUTES = 180;

/** When this week began: Monday, 0:00 UTC. */
export function weekOf(now: Date): Date {
  const day = Math.floor(now.getTime() / (24 * HOUR_MS));
  // 1 January 1970 was a Thursday.
  return new Date((day - ((day + 3) % 7)) * 24 * HOUR_MS);
}
