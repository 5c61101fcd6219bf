import diagnostics from "node:diagnostics_channel";

/**
 * Publishes the steps of a submission, from the request to the report that the learner reads. Each step is published on
 * Node's diagnostics channel `onramp:step` as `{ step }`: for tracing, for measuring, and for the test that kills the
 * process at each step. Without a subscriber, this costs nothing. A message contains only the step, and nothing about
 * the person or the submission.
 */
const channel = diagnostics.channel("onramp:step");

/** The steps, in the order in which a submission reaches them. */
export const STEPS = [
  "submission read",
  "draft taken",
  "submission written",
  "job written",
  "submission committed",
  "request answered",
  "job claimed",
  "graded",
  "result written",
  "outbox written",
  "result committed",
  "result announced",
  "job worked",
  "job ended",
  "result told",
  "report read",
] as const;
export type Step = (typeof STEPS)[number];

/** Announces on the channel that a submission has reached this step. */
export function reached(step: Step): void {
  if (channel.hasSubscribers) channel.publish({ step });
}
