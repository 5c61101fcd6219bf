import type { MarkedSample } from "../marked-sample";

/**
 * A repair that hard-codes the dates from the bug report. More attempts will not help: the learner misunderstands what
 * a repair is.
 */
export const marked: MarkedSample = {
  slug: "fix-due-date-month-end",
  sample: "Hard-codes the dates in the report",
  version: 1,
  verdict: {
    is: "talk",
    why: "The three dates in the report are right now, but the rule is as wrong as before. “Try again” would only add a fourth date. Ask them what 31 May plus one month should give, and how the code could know. That takes a conversation.",
  },
  steps: {
    root: {
      is: 0,
      why: "The cause: a day that the later month doesn’t have rolls over into the next month. The line that does this is unchanged, below the three hard-coded dates.",
    },
    reads: {
      is: 0,
      why: "Every line around it is a rule that holds for all dates. These lines compare days as text, with numbers calculated by hand: 28, 89, 30.",
    },
    "act-on": {
      is: 0,
      why: "The comment says who asked for it, not which rule it implements. The next developer with a wrong date can only add another line.",
    },
  },
};
