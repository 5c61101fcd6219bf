/** Who reads a report: the learner whose work it is, or someone else, such as a mentor. */
export type ReportReader = "owner" | "other";

/**
 * The words for the learner at the start of a sentence and inside it, by who reads the sentence. Sentences use them
 * only with verbs that are the same for both readers: "You caught it", "The learner caught it".
 */
export const LEARNER_WORDS: Readonly<Record<ReportReader, Readonly<Record<"You" | "Your" | "you" | "your", string>>>> =
  {
    owner: { You: "You", Your: "Your", you: "you", your: "your" },
    other: { You: "The learner", Your: "The learner’s", you: "they", your: "the learner’s" },
  };
