import type { MarkedSample } from "../marked-sample";

/**
 * A tidy suite that tests only one day and requires something unspecified. It shows that a suite's form and its choice
 * of tests are judged separately.
 */
export const marked: MarkedSample = {
  slug: "test-opening-hours",
  sample: "over-specified suite",
  version: 1,
  verdict: {
    is: "again",
    why: "The boundaries for Monday are well chosen. But no other day is tested, and four tests require something the specification leaves open, so they reject correct code. Reading the specification again is enough to fix both problems, and the learner can do that alone.",
  },
  steps: {
    names: {
      is: 1,
      why: "Seven of the eight test names say what should be true, like “closes on the minute”. “handles half minutes” doesn’t. Someone who sees this test fail has to open it to find out what was expected.",
    },
    one: {
      is: 1,
      why: "The two sides of one boundary belong in one test. “closes for lunch on the minute” checks two boundaries, the start and the end of lunch, and a failure doesn’t say which one is wrong.",
    },
    "act-on": {
      is: 1,
      why: "If “closes on the minute” fails, you know where to look. If “is closed on days that do not exist” fails, you have to ask who wants that, because the specification doesn’t say.",
    },
  },
};
