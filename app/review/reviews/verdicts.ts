import { MENTOR_VERDICTS, type MentorVerdict } from "~/kinds/marked-sample";

/**
 * What a review can come to, for pages: apart from its schemas, which no page may load (they make code as they run).
 */

export const VERDICTS = MENTOR_VERDICTS;
export type Verdict = MentorVerdict;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  good: "Good",
  again: "Try again",
  talk: "Let’s talk",
};

/** Where a review begins. */
export const EMPTY_REVIEW = { notes: [], summary: "", verdict: null, choices: {} };
