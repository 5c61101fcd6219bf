import { KINDS, type KindId } from "~/kinds/registry";

export interface ScriptPart {
  /** "Minute 1 to 5". */
  readonly when: string;
  readonly about: string;
  readonly asks: readonly string[];
}

const questionsOf = (kind: KindId) => KINDS[kind].rules.mentoring.questions;

/** Minute by minute, for the kinds of the two chosen submissions. */
export function scriptFor(first: KindId, second: KindId): ScriptPart[] {
  return [
    {
      when: "Minute 0 to 1",
      about: "Begin",
      asks: [
        "Explain the conversation: 2 of their submissions, 10 minutes, to hear how they think. It doesn’t change a score.",
        "They can look at the work. They can say “I don’t know”: it costs nothing, but guessing does.",
      ],
    },
    { when: "Minute 1 to 5", about: "The first submission", asks: questionsOf(first) },
    { when: "Minute 5 to 9", about: "The second submission", asks: questionsOf(second) },
    {
      when: "Minute 9 to 10",
      about: "End",
      asks: [
        "“What would you do differently today, in either?”",
        "Tell them what you will write, and why, so that they don’t read it here first.",
      ],
    },
  ];
}
