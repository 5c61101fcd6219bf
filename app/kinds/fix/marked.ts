import type { MarkedSample } from "../marked-sample";

/**
 * A fix that hard-codes the dates from the bug report. Further attempts won't help, because the learner misunderstands
 * what a fix is.
 */
export const marked: MarkedSample = {
  slug: "fix-due-date-month-end",
  sample: "Hard-codes the dates in the report",
  version: 1,
  verdict: {
    is: "talk",
    why: "The three dates in the report are now right, but the rule is as wrong as before. “Try again” would only add a fourth date. Ask them what 31 May plus one month should give, and how the code could know. For that you need a conversation.",
  },
  steps: {
    root: {
      is: 0,
      why: "The cause: if the later month doesn’t have the day, the date rolls over into the month after it. The line that causes this is unchanged, below the three hard-coded dates.",
    },
    reads: {
      is: 0,
      why: "The lines around the fix are rules that apply to every date. The fix’s lines compare dates as text, and hard-code numbers that someone worked out by hand: 28, 89 and 30.",
    },
    "act-on": {
      is: 0,
      why: "The comment says who asked for these lines, not which rule they implement. The next developer with a wrong date can only add another line.",
    },
  },
};
