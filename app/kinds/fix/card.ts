import { type Card, firstThreeCount } from "../card";

export const card: Card = {
  id: "fix",
  place: 3,
  name: "Fix",
  icon: "M8.8 6.7a3.4 3.4 0 0 1 4-4.4L10.6 4.5l.4 1.6 1.6.4 2-2a3.4 3.4 0 0 1-4.5 4.2l-5.3 5.3a1.7 1.7 0 0 1-2.4-2.4z",
  handsIn: "fix",
  own: { id: "repair", noun: "repair" },
  texts: { report: "The bug report" },
  sureOf: { yours: "that all hidden tests pass", theirs: "that all hidden tests pass" },
  saysCounting: firstThreeCount,
  startsOver: null,
  isDecision: false,
  graded:
    "Your score is the share of the bug’s hidden tests that pass with inputs you never see, times the square of the share of existing behaviour that still works. Handing in the AI’s code unchanged scores 0.",
  skillNote: "A passed fix counts toward your skills once you answer the question that follows it, if there is one.",
  passes: (score) => `with a score of ${score}, which means that every hidden test that decides the score passes`,
  parts: [
    {
      type: "defect",
      title: "Defects",
      one: "Defect",
      credited: "Fixed",
      about: "all its hidden tests that decide the score pass",
    },
    {
      type: "kept",
      title: "Kept behaviour",
      one: "Behaviour",
      credited: "Kept",
      about: "what worked before and still works",
    },
  ],
};
