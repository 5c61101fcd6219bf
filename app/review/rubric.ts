import { ACT_ON } from "~/kinds/act-on";
import type { KindId } from "~/kinds/kind";

/**
 * What a mentor judges beside the score, for each kind: lines, each with its steps from least to most. It is evidence for
 * skills, never a part of the score. A line or step that changes its meaning gets a new version; what was chosen is kept
 * with the version that it was chosen by.
 */

export interface RubricLine {
  readonly id: string;
  readonly asks: string;
  readonly steps: readonly string[];
}

export const RUBRIC_VERSION = 1;

export const RUBRICS: Readonly<Record<KindId, readonly RubricLine[]>> = {
  review: [
    { id: "what", asks: "Says what goes wrong", steps: ["not said", "said", "said, with an example"] },
    { id: "whom", asks: "Says who is affected", steps: ["not said", "said"] },
    ACT_ON,
  ],
  test: [
    { id: "names", asks: "Tests say what they check", steps: ["no", "some", "all"] },
    { id: "one", asks: "One thing per test", steps: ["no", "mostly", "yes"] },
    ACT_ON,
  ],
  fix: [
    { id: "root", asks: "Fixes the cause, not the symptom", steps: ["no", "in part", "yes"] },
    { id: "reads", asks: "Reads like the code around it", steps: ["no", "mostly", "yes"] },
    ACT_ON,
  ],
};
