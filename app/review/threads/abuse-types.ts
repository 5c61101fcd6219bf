/** What people can report, in words. */
export const ABUSE_WORDS = { comment: "a comment", review: "a review", question: "a question" } as const;
export type AbuseType = keyof typeof ABUSE_WORDS;
export const ABUSE_TYPES = Object.keys(ABUSE_WORDS) as AbuseType[];
