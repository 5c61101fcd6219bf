/** The types of content that people can report, in words. */
export const ABUSE_WORDS = {
  comment: "a comment",
  review: "a review",
  question: "a question",
  solution: "a solution",
  post: "a post",
} as const;
export type AbuseType = keyof typeof ABUSE_WORDS;

/** The types of content that people can report on a submission. */
export const ON_SUBMISSION = ["comment", "review", "question"] as const satisfies readonly AbuseType[];
/** The types of text that learners share with each other about an exercise, and that can be reported. */
export const SHARED = ["solution", "post"] as const satisfies readonly AbuseType[];
