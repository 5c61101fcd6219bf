import diagnostics from "node:diagnostics_channel";

/**
 * The way of a submission, from the request to the report that is read, step by step. Each step is told on Node's
 * diagnostics channel `onramp:step` as `{ step }`: for tracing, for measuring, and for the test that ends the process
 * at each of them. Without a listener it costs nothing. Nothing is told of who or what: the order alone is known.
 */
const channel = diagnostics.channel("onramp:step");

/** In the order in which a submission meets them. */
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

/** Says that something got as far as this step. */
export function reached(step: Step): void {
  if (channel.hasSubscribers) channel.publish({ step });
}
