import { MENTOR_VERDICTS, type MentorVerdict } from "~/kinds/marked-sample";

/**
 * The possible verdicts of a review, for pages. They are in a separate file because no page may load the schemas, which
 * generate code at run time.
 */

export const VERDICTS = MENTOR_VERDICTS;
export type Verdict = MentorVerdict;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  good: "Good",
  again: "Try again",
  talk: "Let’s talk",
};

/** The mentor's consent, which is off unless they tick the box. */
export const SHAREABLE = "The learner may show this text in their portfolio";
export const SHAREABLE_HINT =
  "Anyone who gets the portfolio’s link sees this text with your name. You can change this later, in the reviews you sent.";

/** An empty review. */
export const EMPTY_REVIEW = { notes: [], summary: "", verdict: null, choices: {} };
