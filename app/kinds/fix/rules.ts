import { ACTIONABLE } from "../actionable";
import type { Rules } from "../rules";

export const rules: Rules = {
  passFrom: 1,
  scoredAttempts: 3,
  hidesTopic: false,
  alwaysTrains: [],
  isToColleague: false,
  wanted: 17,
  mentoring: {
    rubric: [
      { id: "root", asks: "Fixes the cause, not the symptom", steps: ["no", "in part", "yes"] },
      { id: "reads", asks: "Reads like the code around it", steps: ["no", "mostly", "yes"] },
      ACTIONABLE,
    ],
    minutes: 8,
    questions: [
      "What went wrong? Start with what the user saw and end at the line that caused the problem.",
      "Point to the line they changed: “Why here, and not where the error appeared?”",
      "Describe a change (another input, a second caller): “Does your fix still work? How would you find out?”",
    ],
  },
};
