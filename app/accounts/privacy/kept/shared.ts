import { type KeptTables, OF_EXERCISE, OF_ROW, ROW } from "./table";

const LETTERS = "how many letters (A, B, C …) the conversation has used so far to sign posts";

/** What learners show other learners of an exercise. */
export const SHARED = {
  Solution: {
    title: "Solutions you share",
    why: "So that learners who passed the exercise can read how you did it. Without your name, unless you choose it.",
    until:
      "Until you withdraw it, or your account is deleted. Once you withdraw one that a lead hid: without its note, so that it stays hidden.",
    personal: {
      userId: "whose solution it is; shown only if you choose it",
      isNamed: "whether it is shown with your name",
      sharedOn: "the day",
      hiddenOn: "the day on which a lead or an admin hid it",
      isWithdrawn: "whether you withdrew it while it was hidden",
    },
    text: { note: "your note for its readers" },
    neither: { id: ROW, slug: OF_EXERCISE, submissionId: OF_ROW },
  },
  SolutionVote: {
    title: "Solutions you learned from",
    why: "So that others find the solutions that helped most. Only the number is shown.",
    until: "Until you take it back, the solution is withdrawn, or your account is deleted.",
    personal: { userId: "who learned from it" },
    text: {},
    neither: { solutionId: OF_ROW },
  },
  Post: {
    title: "Posts in discussions",
    why: "So that learners can talk about an exercise. Signed with a letter, unless you choose your name.",
    until: "Until you delete it, or your account is deleted. Replies by others stay.",
    personal: {
      userId: "who wrote it; shown only if you choose it",
      isNamed: "whether it is shown with your name",
      letter: "your letter in the conversation",
      isSpoiler: "whether you marked it as a spoiler",
      isAfterPass: "whether you had passed the exercise when you wrote it",
      isEdited: "whether you changed it later",
      hiddenOn: "the day on which a lead or an admin hid it",
      createdAt: "when, to the hour",
    },
    text: { text: "what you wrote" },
    neither: { id: ROW, slug: OF_EXERCISE, topicId: "refers to the post that it replies to", lettersUsed: LETTERS },
  },
} as const satisfies KeptTables;
