import { KINDS, type KindId } from "~/kinds/registry";

export interface ScriptPart {
  /** When this part takes place, in minutes from the start of the talk. */
  readonly when: string;
  readonly about: string;
  readonly asks: readonly string[];
}

const questionsOf = (kind: KindId) => KINDS[kind].rules.mentoring.questions;

/** The talk minute by minute, for the kinds of the two chosen submissions. */
export function scriptFor(first: KindId, second: KindId): ScriptPart[] {
  return [
    {
      when: "Minutes 0–1",
      about: "Begin",
      asks: [
        "Explain what this conversation is: 10 minutes about 2 of the learner’s submissions, to hear how they think. It doesn’t change a score.",
        "The learner can look at the work. Saying “I don’t know” doesn’t count against them, but guessing does.",
      ],
    },
    { when: "Minutes 1–5", about: "The first submission", asks: questionsOf(first) },
    { when: "Minutes 5–9", about: "The second submission", asks: questionsOf(second) },
    {
      when: "Minutes 9–10",
      about: "End",
      asks: [
        "“What would you do differently today in these 2 submissions?”",
        "Tell the learner what you will write, and why, so that they hear it from you before they read it.",
      ],
    },
  ];
}
