import { type KeptTables, OF_EXERCISE, OF_ROW, ROW } from "./table";

const LETTERS = "how many letters (A, B, C …) the conversation has used so far to sign posts";

/** Tables with what learners share with other learners who do the same exercise. */
export const SHARED = {
  Solution: {
    title: "Solutions you share",
    why: "So that learners who passed the exercise can read how you solved it. Your name is shown only if you choose to show it.",
    until:
      "Until you withdraw the solution, or your account is deleted. If you withdraw a solution that a lead has hidden, it is kept without its note, so that it stays hidden.",
    personal: {
      userId: "whose solution it is; shown only if you choose to show your name",
      isNamed: "whether the solution is shown with your name",
      sharedOn: "the day you shared the solution",
      hiddenOn: "the day on which a lead or an admin hid the solution",
      isWithdrawn: "whether you withdrew the solution while it was hidden",
    },
    text: { note: "your note for the solution’s readers" },
    neither: { id: ROW, slug: OF_EXERCISE, submissionId: OF_ROW },
  },
  SolutionVote: {
    title: "Solutions you learned from",
    why: "So that others can find the solutions that helped the most people. Only the number of people is shown.",
    until: "Until you take your vote back, the solution is withdrawn, or your account is deleted.",
    personal: { userId: "who learned from the solution" },
    text: {},
    neither: { solutionId: OF_ROW },
  },
  Post: {
    title: "Posts in discussions",
    why: "So that learners can discuss an exercise. Posts are signed with a letter, unless you choose to show your name.",
    until: "Until you delete the post, or your account is deleted. Other people’s replies are kept.",
    personal: {
      userId: "who wrote the post; shown only if you choose to show your name",
      isNamed: "whether the post is shown with your name",
      letter: "your letter in the conversation",
      isSpoiler: "whether you marked the post as a spoiler",
      isAfterPass: "whether you had passed the exercise when you wrote the post",
      isEdited: "whether you changed the post later",
      hiddenOn: "the day on which a lead or an admin hid the post",
      createdAt: "when you wrote the post, to the hour",
    },
    text: { text: "the text of the post" },
    neither: { id: ROW, slug: OF_EXERCISE, topicId: "refers to the post that it replies to", lettersUsed: LETTERS },
  },
} as const satisfies KeptTables;
