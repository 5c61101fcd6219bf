import type { RubricLine } from "~/kinds/rules";

/**
 * The ten-minute talk: what a mentor asks about two submissions, and how they judge the answers. The talk does not
 * examine the exercise, which was already graded. It checks that the work is the learner's own thinking, which no
 * grader can determine when tools write code. So each question is about these two submissions, has no answer that
 * could be looked up, and asks for a reason or a consequence. There are two submissions, because someone could have
 * explained one to the learner. One of them is a review, because it contains a decision to defend.
 */

export const TALK_MINUTES = 10;

/** If the meaning of a line or step changes, the rubric needs a new version. Choices are stored with their version. */
export const TALK_RUBRIC_VERSION = 1;

export interface TalkLine extends RubricLine {
  /** The reason for the question, which the page shows to the mentor next to the question. */
  readonly because: string;
}

export const TALK_RUBRIC: readonly TalkLine[] = [
  {
    id: "decision",
    asks: "Gives the reason for their decision",
    because: "People can describe work that they didn’t do, but they can’t explain the reasons behind it.",
    steps: ["gives no reason of their own", "gives a reason", "gives a reason, and the arguments against it"],
  },
  {
    id: "code",
    asks: "Follows the code at the line you point at",
    because: "Anyone who judged a change has read its code. You may give a hint, because no one remembers every line.",
    steps: ["can’t follow the code, even with a hint", "follows the code with a hint", "follows the code without help"],
  },
  {
    id: "consequence",
    asks: "Says what happens if one thing is changed",
    because: "The question wasn’t in the exercise, so answering it takes understanding.",
    steps: ["guesses", "with help", "answers correctly, or knows how to find out"],
  },
  {
    id: "limits",
    asks: "Knows what they did not check",
    because: "Good judgement includes knowing how sure you can be (calibration).",
    steps: ["says that nothing was left out", "names one thing", "names one thing, and says how to check it"],
  },
];

/** The rule for signing, which the page shows and the code enforces: the lowest step on any line means "not yet". */
export const LEAST_STEP = 1;

/** The possible outcomes of a talk. */
export const DECISIONS = ["sign", "not-yet"] as const;
export type Decision = (typeof DECISIONS)[number];
