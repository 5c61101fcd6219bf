import type { KindId } from "~/kinds/kind";
import type { RubricLine } from "./rubric";

/**
 * The ten-minute talk: what a mentor asks about two hand-ins, and by what they judge the answers. It is no examination of
 * the exercise, which was graded; it is to hear whether the work is the learner's own thinking, which no grader can tell
 * where tools write code. So each question is about these two hand-ins, has no answer that could be looked up, and asks
 * for a reason or a consequence. Two, because one may be the one that somebody explained to them; a review among them,
 * because a decision has to be defended there.
 */

export const TALK_MINUTES = 10;

export interface ScriptPart {
  /** "Minute 1 to 5". */
  readonly when: string;
  readonly about: string;
  readonly asks: readonly string[];
}

/** One is enough to begin with; the others are there for when an answer is short. */
const QUESTIONS: Readonly<Record<KindId, readonly string[]>> = {
  review: [
    "What was this change meant to do, and what did you decide? Say it without looking.",
    "Take the finding that mattered most. Who would have been affected first, and what would they have seen?",
    "Point at lines you left alone: “Why did nothing have to change here?”",
  ],
  test: [
    "What does the code promise, and which of your tests would fail first if it broke that promise?",
    "Point at one test: “What would have to be wrong in the code for this to fail? What would still pass?”",
    "Which input did you think of last, and what made you think of it?",
  ],
  fix: [
    "What went wrong, from what the user saw to the line that caused it?",
    "Point at the line they changed: “Why here, and not where the error appeared?”",
    "Change one thing in words (another input, a second caller): “Does your fix still work? How would you find out?”",
  ],
};

/** Minute by minute, for the two that were chosen. */
export function scriptFor(first: KindId, second: KindId): ScriptPart[] {
  return [
    {
      when: "Minute 0 to 1",
      about: "Begin",
      asks: [
        "Explain the talk: two of their submissions, ten minutes, to hear how they think. It doesn’t change a score.",
        "They can look at the work. They can say “I don’t know”: that costs nothing, but guessing does.",
      ],
    },
    { when: "Minute 1 to 5", about: "The first submission", asks: QUESTIONS[first] },
    { when: "Minute 5 to 9", about: "The second submission", asks: QUESTIONS[second] },
    {
      when: "Minute 9 to 10",
      about: "End",
      asks: [
        "“What would you do differently today, in either?”",
        "Tell them what you will write, and why. They shouldn’t read it here first.",
      ],
    },
  ];
}

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
