import type { MarkedSample } from "../marked-sample";

/** A review with the correct verdict and a vague finding. It reaches the correct result, but its wording is poor. */
export const marked: MarkedSample = {
  slug: "csv-export",
  sample: "approves, with one doubt",
  version: 1,
  verdict: {
    is: "good",
    why: "The change is right, and they approved it. A single doubt, clearly marked as a doubt, costs nothing, and asking is better than staying silent. Tell them so, and tell them how they could have found the answer themselves.",
  },
  steps: {
    what: {
      is: 0,
      why: "“This looks wrong to me” points at lines, and names neither an input nor a wrong result.",
    },
    whom: {
      is: 0,
      why: "The finding doesn’t say who is affected: the analyst whose sums break, or the person who opens the file.",
    },
    "act-on": {
      is: 0,
      why: "The learner can’t say when the code would break, so asking them wouldn’t help. A colleague would have to repeat the review. Trying “-5” and “-2+3” on the pattern would have settled it.",
    },
  },
};
