import type { RubricLine } from "~/kinds/rules";

/**
 * The ten-minute talk: what a mentor asks about two submissions, and how they judge the answers. It does not examine
 * the exercise, which was already graded; it checks that the work is the learner's own thinking, which no grader can
 * determine when tools write code. So each question is about these two submissions, has no answer that could be looked
 * up, and asks for a reason or a consequence. Two submissions, because one could have been explained to the learner;
 * one of them a review, because it contains a decision to defend.
 */

export const TALK_MINUTES = 10;

/** A line or step whose meaning changes needs a new version; choices are stored with their version. */
export const TALK_RUBRIC_VERSION = 1;

export interface TalkLine extends RubricLine {
  /** The reason for the question, shown to the mentor beside it. */
  readonly because: string;
}

export const TALK_RUBRIC: readonly TalkLine[] = [
  {
    id: "decision",
    asks: "Gives the reason for what they decided",
    because: "People can read out work they didn’t do, but they can’t explain the reasons behind it.",
    steps: ["no reason of their own", "a reason", "a reason, and the arguments against it"],
  },
  {
    id: "code",
    asks: "Follows the code at the line you point at",
    because: "Anyone who judged a change has read it. You may give a hint: no one remembers every line.",
    steps: ["not even with a hint", "with a hint", "by themselves"],
  },
  {
    id: "consequence",
    asks: "Says what happens if one thing is changed",
    because: "The question wasn’t in the exercise, so it takes understanding to answer it.",
    steps: ["guesses", "with help", "answers correctly, or knows how to find out"],
  },
  {
    id: "limits",
    asks: "Knows what they did not check",
    because: "Trusting well includes knowing the limits of that trust (calibration).",
    steps: ["says nothing was left out", "names one thing", "names it, and says how to check it"],
  },
];

/** The rule for signing, shown on the page and enforced: the lowest step on any line means "not yet". */
export const LEAST_STEP = 1;

/** The possible outcomes of a talk. */
export const DECISIONS = ["sign", "not-yet"] as const;
export type Decision = (typeof DECISIONS)[number];
