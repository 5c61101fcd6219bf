import { type KeptTables, OF_EXERCISE, OF_ROW, ROW, WITH_ACCOUNT } from "./table";

/** Tables with mentors' reviews, mentors' private texts, and notices. */
export const REVIEWS = {
  ReviewDraft: {
    title: "Reviews you are writing",
    why: "So that a mentor can continue an unfinished review, even in another browser.",
    until: "Until the review is sent or discarded. Each save overwrites the previous one.",
    personal: {
      mentorId: "the mentor",
      version: "a number that goes up with each save, so that two tabs don’t overwrite each other",
      savedHour: "when the draft was last saved, to the hour",
    },
    text: { work: "the review as it was last saved" },
    neither: { itemId: OF_ROW, fromId: "refers to the item that the draft was started for" },
  },
  Snippet: {
    title: "Your snippets as a mentor",
    why: "So that a mentor doesn’t have to write the same text twice, and can share it with a cohort’s mentors.",
    until: "Until you remove the snippet, or your account is deleted.",
    personal: { ownerId: "the mentor" },
    text: { name: "the snippet’s name", text: "the snippet’s text" },
    neither: { id: ROW, cohortId: "refers to the cohort whose mentors may use it" },
  },
  CohortLine: {
    title: "Lines you added to a rubric",
    why: "So that a cohort’s mentors check what its lead asks them to, and learners can read these rubric lines in their reviews.",
    until:
      "As long as the cohort exists. Once a lead removes the line, it is shown only in reviews that already contain it. When the author’s account is deleted, the line’s text and the author’s name are deleted, too.",
    personal: { writtenById: "the author of the line" },
    text: { text: "the text of the line" },
    neither: {
      id: ROW,
      cohortId: "refers to the cohort",
      makeKey: "a random value, so that a line sent twice is stored only once",
      kinds: "the kinds of exercises that the line is for",
      place: "the line’s position in the list",
      isRemoved: "whether a lead removed the line",
    },
  },
  MentorReview: {
    title: "Reviews by mentors and peers",
    why: "So that you can read what a mentor wrote about your work as a whole.",
    until: "Until the work that the review is about or the reviewer’s account is deleted, whichever comes first.",
    personal: {
      mentorId: "who wrote the review",
      isPeer: "whether the author wrote the review as a peer rather than as a mentor",
      hasHelped: "whether the learner says that a peer’s answer helped",
      verdict: "the author’s verdict",
      choices: "the author’s choices in the rubric",
      isRead: "whether the learner has opened the review",
      isDrafted: "whether the author used a language model’s draft of a comment",
      isShareable: "whether you may show the review’s summary in your portfolio",
      sentAt: "when the review was sent, to the hour, but not how long it took",
      corrections: "how many times the author corrected the review",
      correctedOn: "the day of the last correction",
      asSent: "the verdict and choices as first sent, if the author corrected the review",
    },
    text: {
      summary: "the text of the review",
      summaryAsSent: "the text as first sent, if the author corrected the review",
    },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      seat: "whether this is a first or a second reading",
      sendKey: "a random value, so that a review sent twice is stored only once",
      rubricVersion: "the version of the rubric",
      minutes:
        "an estimate of how many minutes such an item takes, the same for everyone; Onramp never measures the real time",
    },
  },
  MarkedReview: {
    title: "Samples you reviewed as a new mentor",
    why: "So that you can compare your reviews with ours before you review anyone’s work. No one else sees your reviews of samples.",
    until: WITH_ACCOUNT,
    personal: {
      mentorId: "who reviewed the sample",
      verdict: "your verdict",
      choices: "your choices in the rubric",
      sentAt: "the day on which you sent the review",
    },
    text: {},
    neither: { sample: OF_EXERCISE, version: "the version of our review with which yours was compared" },
  },
  Notice: {
    title: "Your notifications",
    why: "So that you hear about a review, a reply, a new score, a deadline or an announcement without having to look.",
    until:
      "Until your account is deleted, or the submission, assignment, announcement or post that the notification is about is deleted.",
    personal: {
      userId: "who gets the notification",
      type: "what the notification is about: a review, an answer, a ruling, a score, a conversation, a submission that another mentor handed over to you, a deadline, or an announcement",
      isRead: "whether you have opened the page that shows the notification",
      at: "when the notification was stored, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      about: "refers to the review, conversation, item, assignment, announcement or post",
      submissionId: OF_ROW,
      assignmentId: OF_ROW,
      announcementId: OF_ROW,
      postId: OF_ROW,
    },
  },
  Override: {
    title: "Scores set by a person",
    why: "So that you can read who changed your score, how, and why.",
    until:
      "As long as the submission exists. After the account of the person who set the score is deleted, the change is kept without their name and reason.",
    personal: {
      byId: "who set the score",
      fromScore: "the previous score",
      toScore: "the new score",
      takesBackId: "the earlier change that this one withdraws, if any",
      setAt: "when the score was set, to the hour",
    },
    text: { reason: "the reason for the score" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      rank: "the change’s position in the submission’s history",
      sendKey: "a random value, so that a change sent twice is stored only once",
      replacesId: OF_ROW,
    },
  },
} as const satisfies KeptTables;
