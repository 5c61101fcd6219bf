import type { Card } from "../card";

export const card: Card = {
  id: "review",
  place: 1,
  name: "Review",
  icon: "M5.75 3.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM5.75 12.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM13.75 12.5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM4 5.25v5.5M12 10.75V6.5a2 2 0 0 0-2-2H8m1.75-2L7.5 4.5l2.25 2",
  handsIn: "review",
  own: null,
  texts: { task: "The task that the AI was given", pullRequest: "Its pull-request text" },
  sureOf: { yours: "that your verdict is right", theirs: "that the verdict is right" },
  saysCounting: (triedBefore) =>
    triedBefore === 0
      ? "Only your first submission counts toward your skills. Afterwards, you see the key."
      : "This submission is for practice: it is graded and can pass, but only your first submission counts toward your skills.",
  startsOver: "review it again",
  isDecision: true,
  graded:
    "We compare your findings with a key. Where a test can show an issue, a failing test proves it. Some changes have no issues, and false alarms cost points.",
  backedBy: {
    by: "a test or a mentor",
    yours: "a test that shows the issue, or a mentor’s confirmation that you explained the problem",
    theirs:
      "a test that shows the issue, or a mentor’s confirmation that they explained the problem; a correct approval of a clean change needs neither",
  },
  skillNote:
    "A passed review is backed if one of your tests shows an issue, a mentor confirms that you explained the problem, or you approved a clean change without a false alarm.",
  passes: (score) => `with a score of at least ${score} and the right verdict`,
  parts: [
    { type: "issue", title: "Issues", one: "Issue", credited: "Caught", about: "found and named correctly" },
    {
      type: "decoy",
      title: "Decoys",
      one: "Decoy",
      credited: "Left alone",
      about: "looks wrong but is right",
      isDecoy: true,
    },
  ],
};
