import { MENTOR_VERDICTS, type MentorVerdict } from "~/kinds/marked-sample";

/**
 * The possible verdicts of a review, for pages. Separate from the schemas, which no page may load (they generate code
 * at run time).
 */

export const VERDICTS = MENTOR_VERDICTS;
export type Verdict = MentorVerdict;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  good: "Good",
  again: "Try again",
  talk: "Let’s talk",
};

/** The mentor's consent, off unless they tick it. */
export const SHAREABLE = "The learner may show this text in their portfolio";
export const SHAREABLE_HINT =
  "With your name, to anyone they give the link. You can change this later, in the reviews you sent.";

/** An empty review. */
export const EMPTY_REVIEW = { notes: [], summary: "", verdict: null, choices: {} };
