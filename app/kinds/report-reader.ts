/** Who reads a report: its learner ("owner"), or someone else, such as a mentor. */
export type ReportReader = "owner" | "other";

/**
 * The words that refer to the learner, at the start of a sentence and within one, keyed by reader. Sentences use these
 * words only with verb forms that fit both readers: "You caught it", "The learner caught it".
 */
export const LEARNER_WORDS: Readonly<Record<ReportReader, Readonly<Record<"You" | "Your" | "you" | "your", string>>>> =
  {
    owner: { You: "You", Your: "Your", you: "you", your: "your" },
    other: { You: "The learner", Your: "The learner’s", you: "they", your: "the learner’s" },
  };
