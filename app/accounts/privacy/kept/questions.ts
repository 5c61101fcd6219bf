import { type KeptTables, OF_EXERCISE, OF_ROW, ROW, WITH_ACCOUNT, WITH_WORK } from "./table";

/** Tables with what learners and mentors write about a submission, and with requests that wait for a mentor. */
export const QUESTIONS = {
  Explanation: {
    title: "Answers to the question after a pass",
    why: "So that a pass counts toward your skills if you can explain your code.",
    until: WITH_WORK,
    personal: {
      holds: "whether your example was correct",
      message: "the output of your example’s run",
      answeredAt: "when you answered, to the hour",
    },
    text: { source: "the example that you wrote" },
    neither: { submissionId: OF_ROW },
  },
  HintUse: {
    title: "Hints",
    why: "So that a hint stays open once you have opened it, and attempts with hints aren’t counted as attempts without hints.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "who opened the hint",
      step: "the number of the hint; 0 is an explanation or example by the tutor, -1 is the walkthrough, -2 are the answers in a report",
    },
    text: {},
    neither: { slug: OF_EXERCISE },
  },
  Interview: {
    title: "Interview practice",
    why: "So that hints and the tutor stay off until your interview set is done, and you can show the set’s report. No times are stored.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the person whose set it is",
      round: "the set’s number (1 is your first set)",
      theme: "the theme you chose",
      slugs: "the exercises drawn for you",
      isLeft: "whether you ended the set early",
    },
    text: {},
    neither: {},
  },
  TutorTurn: {
    title: "Conversations with the tutor",
    why: "So that you can continue a conversation, and read it next to your report. No one else sees it, unless you attach it to a question.",
    until:
      "Until you clear the conversation or discard a draft of the exercise, and for at most 30 days after the day on which the message was sent or you handed in your work, whichever is later. Your cohort’s leads can set a different number of days.",
    personal: {
      userId: "the learner",
      speaker: "who wrote the text: you or the tutor",
      rung: "the tutor’s step when the text was written, from a question to an example",
    },
    text: { text: "what you wrote, or what you saw of the tutor’s reply" },
    neither: { id: ROW, slug: OF_EXERCISE, submissionId: OF_ROW },
  },
  ModelReview: {
    title: "Reviews by a language model",
    why: "So that you can compare the model’s review of a change with yours. No one else sees the model’s review.",
    until:
      "Until you delete the review, and for at most 30 days after the day on which you asked for it or handed in your work, whichever is later. Your cohort’s leads can set a different number of days.",
    personal: { userId: "the learner" },
    text: {},
    neither: {
      submissionId: OF_ROW,
      model: "the model that wrote the review",
      comments:
        "the model’s comments on the change, with the day on which you asked for them; the model didn’t see your work",
      leftOut: "how many comments in the model’s reply are not shown",
    },
  },
  Thread: {
    title: "Conversations",
    why: "So that you and your mentors can talk about a line of your work.",
    until: "Until the work that the conversation is about is deleted, or the conversation has no comments left.",
    personal: {
      openedById: "who started the conversation",
      createdAt: "when the conversation was started, to the hour",
      resolvedAt: "when the conversation was resolved, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      file: "the file that the conversation is about",
      side: "whether the line is in the file before or after the change",
      line: "the line that the conversation is about",
      endLine: "the last line, if the conversation is about several lines",
    },
  },
  Comment: {
    title: "Comments",
    why: "So that you and your mentors can read the comments.",
    until: "Until either the comment author’s account or the work commented on is deleted, whichever comes first.",
    personal: {
      authorId: "who wrote the comment",
      createdAt: "when the comment was written, to the hour",
      isDrafted: "whether a language model drafted the comment’s first version",
    },
    text: { text: "the text of the comment" },
    neither: { id: ROW, threadId: OF_ROW },
  },
  ReviewItem: {
    title: "Questions to a mentor or peer",
    why: "So that a mentor or peer finds your question, and only one person answers it.",
    until: WITH_WORK,
    personal: {
      learnerId: "who asked the question",
      state: "whether the question is waiting, answered or withdrawn",
      asksHelp: "whether you asked for help",
      isStuck: "whether you had 3 failed attempts in a row when you asked",
      isSample: "whether your submission was chosen at random to check the grading",
      isFinding: "whether you dispute the result of a finding",
      waitingSince: "when the question started waiting, to the hour",
      orderAt: "the question’s place in the queue",
      dueAt: "when the exercise is due, if it is in an assignment",
      claimedById: "which mentor or peer has the question open now, or was the last to have it open",
      leaseUntil:
        "the time until which the question is reserved for this mentor or peer, to the minute; empty a few minutes after they leave",
      openTabs: "random ids of the tabs in which this mentor or peer has the question open",
      assignedToId: "the mentor to whom the question was handed over",
      likeKey: "a hash of your submission, which is the same for equivalent submissions",
    },
    text: {
      question: "the question that you asked",
      tutorTalk:
        "your conversation with the tutor, if you attached it to the question, until you delete it, or until the number of days that your cohort keeps conversations has passed since the latest review",
    },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      cohortId: "refers to the cohort; empty for a question to a peer outside cohorts",
      seat: "whether the item is for a first or second reading, a second opinion, or a question to a peer outside cohorts",
      slug: OF_EXERCISE,
      kind: "the exercise’s kind",
      minutes:
        "an estimate of how many minutes such an item takes, the same for everyone; Onramp never measures the real time",
      finding:
        "the exercise’s lines and the class of defect that a mentor has to rule on, the same for everyone who disputes a result on these lines",
    },
  },
  StoodBy: {
    title: "Results you dispute",
    why: "So that a mentor can decide whether a finding deserves more points.",
    until: WITH_WORK,
    personal: {
      findingId: "the finding whose result you dispute",
      class: "the class of defect that you chose",
      place: "the lines that you marked",
      state: "whether your finding is waiting for a ruling; once a mentor has ruled, the ruling",
      at: "when you disputed the result, to the hour",
      isHeld: "whether Onramp disputed the result for you, because your test also fails on our correct version",
    },
    text: { text: "your reason for disputing the result" },
    neither: {
      submissionId: OF_ROW,
      itemId: "refers to the entry in the queue, which also contains similar findings from other learners",
      cohortId: "refers to the cohort",
      revisionId: OF_EXERCISE,
      rulingId: "refers to the ruling",
    },
  },
  Ruling: {
    title: "Rulings on findings",
    why: "So that one ruling settles all similar findings, and everyone can read the reason.",
    until:
      "The ruling is kept as long as the exercise exists, because scores depend on it. The name and text of the person who ruled are kept as long as their account exists.",
    personal: {
      ruledById: "which mentor ruled",
      decision: "the ruling: the issue was added to the key, the finding is neutral, or the result is unchanged",
      severity: "the severity of the issue",
      ruledAt: "when the mentor ruled, to the hour",
    },
    text: { title: "the issue, as the mentor described it", why: "the mentor’s reason" },
    neither: {
      id: ROW,
      itemId: OF_ROW,
      cohortId: "refers to the cohort",
      revisionId: OF_EXERCISE,
      class: "the class of defect",
      place: "the lines of the exercise that similar findings are compared with",
      lines: "the lines of the exercise that the ruling applies to",
      minutes:
        "an estimate of how many minutes such an item takes, the same for everyone; Onramp never measures the real time",
      acceptedAt:
        "when an admin made the ruling apply beyond the cohort, to the hour; the record of changes says which admin",
      refusedAt: "when an admin decided that the ruling applies only in its cohort, to the hour",
    },
  },
  Regrade: {
    title: "Scores that changed after a ruling",
    why: "So that you can see how your score changed, and why.",
    until: WITH_WORK,
    personal: {
      before: "the old score",
      after: "the new score",
      doneAt: "when the submission was graded again, to the hour",
    },
    text: {},
    neither: { submissionId: OF_ROW, revisionId: OF_EXERCISE, cause: "refers to the ruling" },
  },
} as const satisfies KeptTables;
