import { ACTIONABLE } from "../actionable";
import { isEnough, type Rules } from "../rules";

export const rules: Rules = {
  passFrom: 0.7,
  scoredAttempts: 3,
  hidesTopic: false,
  alwaysTrains: [],
  isToColleague: false,
  wanted: 17,
  mentoring: {
    rubric: [
      { id: "names", asks: "Tests say what they check", steps: ["no", "some", "all"] },
      { id: "one", asks: "One thing per test", steps: ["no", "mostly", "yes"] },
      ACTIONABLE,
    ],
    minutes: 8,
    questions: [
      "What does the code promise, and which of your tests would fail first if it broke that promise?",
      "Point to one test: “What would have to be wrong in the code for this to fail? What would still pass?”",
      "Which input did you think of last, and what made you think of it?",
    ],
  },
};

/**
 * Whether a suite passes. `aiCaught`: the suite kills the AI's code, or the AI's code is correct, so there was nothing
 * to catch.
 */
export const isPassed = ({ score, aiCaught }: { readonly score: number; readonly aiCaught: boolean }): boolean =>
  isEnough(rules, score) && aiCaught;
