import { z } from "zod";

/** The rubric line that asks whether a colleague could act on the learner's text. It is the same for all kinds. */
export const ACTIONABLE = {
  id: "act-on",
  asks: "A colleague could act on it",
  steps: ["no", "after asking", "at once"],
} as const;

const ChoicesSchema = z.record(z.string(), z.number());

/**
 * The step that a mentor chose for a line of the rubric; undefined if the mentor skipped that line. `choices`: the
 * mentor's choices, as JSON.
 */
export const chosenStep = (choices: string, line: string): number | undefined =>
  ChoicesSchema.parse(JSON.parse(choices))[line];

/**
 * Whether the mentor confirmed that a colleague could act on the text. Only the line's last step confirms this: "after
 * asking" is not enough. Undefined if the mentor skipped the line.
 */
export function isActionable(choices: string): boolean | undefined {
  const step = chosenStep(choices, ACTIONABLE.id);
  return step === undefined ? undefined : step === ACTIONABLE.steps.length - 1;
}
