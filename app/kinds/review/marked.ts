import type { MarkedSample } from "../marked-sample";

/** A right verdict with a vague finding: the submission is good, its wording is not. */
export const marked: MarkedSample = {
  slug: "csv-export",
  sample: "approves, with a doubt",
  version: 1,
  verdict: {
    is: "good",
    why: "The change is right, and they approved it. One doubt, clearly marked as a doubt, costs nothing, and it is better to ask. Tell them so, and tell them how they could have settled it themselves.",
  },
  steps: {
    what: {
      is: 0,
      why: "“This looks wrong to me” points at lines, and names neither an input nor what would come out of it.",
    },
    whom: {
      is: 0,
      why: "No one is named who would be harmed: neither the analyst whose sums break, nor who opens the file.",
    },
    "act-on": {
      is: 0,
      why: "They cannot say themselves when it breaks, so asking them would not help either. A colleague would have to do the review again. “-5” and “-2+3”, tried on the pattern, would have settled it.",
    },
  },
};
