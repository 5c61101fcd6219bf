import type { MarkedSample } from "../marked-sample";

/**
 * A repair that hard-codes the dates from the bug report. More attempts will not help: the learner misunderstands what
 * a repair is.
 */
export const marked: MarkedSample = {
  slug: "fix-due-date-month-end",
  sample: "The dates of the report, answered one by one",
  version: 1,
  verdict: {
    is: "talk",
    why: "The three dates of the report come out right, and the rule is as wrong as before. “Try again” would bring a fourth date. Ask them what 31 May and one month should give, and how the code could know: that is a talk.",
  },
  steps: {
    root: {
      is: 0,
      why: "The cause is that a day which the later month does not have rolls over into the next. The line that does it stands unchanged below the three answers.",
    },
    reads: {
      is: 0,
      why: "Around it every line is a rule that holds for all dates. Here days are compared as texts, with counts that were worked out by hand: 28, 89, 30.",
    },
    "act-on": {
      is: 0,
      why: "The comment says who asked for it, and not which rule it stands for. Anyone who gets the next wrong date can only add another line.",
    },
  },
};
