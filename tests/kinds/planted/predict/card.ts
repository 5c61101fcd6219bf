import { type Card, firstThreeCount } from "~/kinds/card";

export const card: Card = {
  id: "predict",
  place: 9,
  name: "Predict",
  icon: "M3 13 13 3",
  handsIn: "prediction",
  own: { id: "prediction", noun: "prediction" },
  texts: {},
  sureOf: { yours: "that your prediction is right", theirs: "that the prediction is right" },
  saysCounting: firstThreeCount,
  startsOver: null,
  isDecision: false,
  graded: "We run the code and compare.",
  passes: (score) => `from ${score}`,
  backedBy: {
    by: "the right output",
    yours: "the right output",
    theirs: "the right output",
  },
  parts: [{ type: "output", title: "Outputs", one: "Output", credited: "Predicted", about: "what the code prints" }],
};
