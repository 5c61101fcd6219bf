/** What people can report, in words. */
export const ABUSE_WORDS = {
  comment: "a comment",
  review: "a review",
  question: "a question",
  solution: "a solution",
  post: "a post",
} as const;
export type AbuseType = keyof typeof ABUSE_WORDS;

/** What can be reported on a submission. */
export const ON_SUBMISSION = ["comment", "review", "question"] as const satisfies readonly AbuseType[];
/** What can be reported of what learners show each other about an exercise. */
export const SHARED = ["solution", "post"] as const satisfies readonly AbuseType[];
