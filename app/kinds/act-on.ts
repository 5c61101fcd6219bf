import { z } from "zod";

/** The rubric's line that says whether what a learner wrote is of use to a colleague; the same in all kinds. */
export const ACT_ON = {
  id: "act-on",
  asks: "A colleague could act on it",
  steps: ["no", "after asking", "at once"],
} as const;

const ChoicesSchema = z.record(z.string(), z.number());

/**
 * Whether who read it ticked that a colleague could act on it, which is the last step: after asking is not yet.
 * Undefined where the line was left out. `choices`: the rubric's, as JSON.
 */
export function isActionable(choices: string): boolean | undefined {
  const step = ChoicesSchema.parse(JSON.parse(choices))[ACT_ON.id];
  return step === undefined ? undefined : step === ACT_ON.steps.length - 1;
}
