import { ACTIONABLE } from "../actionable";
import { isEnough, type Rules } from "../rules";

/** The id of the rubric line with which a mentor confirms that a review says what goes wrong. */
export const SAYS_WHAT = "what";

export const rules: Rules = {
  passFrom: 0.6,
  scoredAttempts: 1,
  hidesTopic: true,
  alwaysTrains: ["know-when-to-trust"],
  isToColleague: true,
  wanted: 26,
  mentoring: {
    rubric: [
      { id: SAYS_WHAT, asks: "Says what goes wrong", steps: ["not said", "said", "said, with an example"] },
      { id: "whom", asks: "Says who is affected", steps: ["not said", "said"] },
      ACTIONABLE,
    ],
    minutes: 6,
    questions: [
      "What was this change meant to do, and what did you decide? Answer without looking.",
      "Take the finding that mattered most. Who would have been affected first, and what would they have seen?",
      "Point to lines that have no finding: “Why is this code fine as it is?”",
    ],
  },
};

export const isPassed = ({
  score,
  verdictRight,
}: {
  readonly score: number;
  readonly verdictRight: boolean;
}): boolean => isEnough(rules, score) && verdictRight;
