import type { RubricLine } from "~/kinds/rules";

/**
 * The ten-minute talk: what a mentor asks about two submissions, and by what they judge the answers. It is no
 * examination of the exercise, which was graded; it is to hear whether the work is the learner's own thinking, which no
 * grader can tell where tools write code. So each question is about these two submissions, has no answer that could be
 * looked up, and asks for a reason or a consequence. Two, because one may be the one that someone explained to them; a
 * review among them, because a decision has to be defended there.
 */

export const TALK_MINUTES = 10;

/** A line or step that changes its meaning gets a new version; what was chosen is kept with its own. */
export const TALK_RUBRIC_VERSION = 1;

export interface TalkLine extends RubricLine {
  /** Why this is asked: told to the mentor beside it. */
  readonly because: string;
}

export const TALK_RUBRIC: readonly TalkLine[] = [
  {
    id: "decision",
    asks: "Gives the reason for what they decided",
    because: "People can read out work they didn’t do, but they can’t explain why it is that way.",
    steps: ["no reason of their own", "a reason", "a reason, and the arguments against it"],
  },
  {
    id: "code",
    asks: "Follows the code at the line you point at",
    because: "Anyone who judged a change has read it. A hint is fair: no one remembers every line.",
    steps: ["not even with a hint", "with a hint", "by themselves"],
  },
  {
    id: "consequence",
    asks: "Says what follows when one thing is changed",
    because: "The question wasn’t in the exercise, so it takes understanding to answer it.",
    steps: ["guesses", "with help", "right, or knows how to find out"],
  },
  {
    id: "limits",
    asks: "Knows what they did not check",
    because: "Well-placed trust knows its limits (calibration).",
    steps: ["says nothing was left out", "names one thing", "names it, and how to check it"],
  },
];

/** The rule by which one signs: told on the page, and held by it. The lowest step on any line is a "not yet". */
export const LEAST_STEP = 1;

/** What a talk can come to. */
export const DECISIONS = ["sign", "not-yet"] as const;
export type Decision = (typeof DECISIONS)[number];
