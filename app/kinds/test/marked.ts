import type { MarkedSample } from "../marked-sample";

/**
 * A tidy suite that requires something unspecified, and only on one day: form and choice of tests are judged
 * separately.
 */
export const marked: MarkedSample = {
  slug: "test-opening-hours",
  sample: "over-specified suite",
  version: 1,
  verdict: {
    is: "again",
    why: "The edges of Monday are well chosen. But no other day’s hours are tried, and four tests demand what the specification leaves open, so they reject code that is right. Both can be fixed by reading the specification once more: they can do that alone.",
  },
  steps: {
    names: {
      is: 1,
      why: "Seven of the eight say what should hold, like “closes on the minute”. “handles half minutes” does not: who sees it fail has to open it to learn what was wanted.",
    },
    one: {
      is: 1,
      why: "The two sides of one edge belong into one test. “closes for lunch on the minute” asks for the start of lunch and for its end: two edges, and its failure does not say which.",
    },
    "act-on": {
      is: 1,
      why: "Where “closes on the minute” fails, one knows where to look. Where “is closed on days that do not exist” fails, one has to ask who wants that, since the specification does not say.",
    },
  },
};
