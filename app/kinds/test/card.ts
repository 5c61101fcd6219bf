import { type Card, firstThreeCount } from "../card";

export const card: Card = {
  id: "test",
  place: 2,
  name: "Test",
  icon: "M6 1.75h4M6.75 1.75v4.5L2.9 12.6a1.1 1.1 0 0 0 .95 1.65h8.3a1.1 1.1 0 0 0 .95-1.65L9.25 6.25v-4.5M5 10h6",
  handsIn: "suite",
  own: { id: "suite", noun: "suite" },
  texts: { spec: "The specification" },
  sureOf: {
    yours: "that your suite judges the AI’s code correctly and has no invalid test",
    theirs: "that the suite judges the AI’s code correctly and has no invalid test",
  },
  saysCounting: firstThreeCount,
  startsOver: null,
  isDecision: false,
  graded: "Your suite runs against dozens of wrong versions, and against correct versions that it must accept.",
  passes: (score) =>
    `with a score of at least ${score}, and if the AI’s code is wrong, the suite must catch the mistake`,
  parts: [
    {
      type: "mistake",
      title: "Mistakes",
      one: "Mistake",
      credited: "Caught",
      about: "wrong versions that make a test fail",
    },
    {
      type: "mutant",
      title: "Mutants",
      one: "Mutant",
      credited: "Killed",
      about: "small wrong variants that make a test fail",
    },
  ],
};
