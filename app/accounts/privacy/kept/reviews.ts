import { type KeptTables, OF_EXERCISE, OF_ROW, ROW, WITH_ACCOUNT } from "./table";

/** Mentors' reviews, their own texts, and the news about them. */
export const REVIEWS = {
  ReviewDraft: {
    title: "Reviews you are writing",
    why: "So that a mentor can continue where they stopped, also in another browser.",
    until: "Until it is sent or discarded. Each save overwrites the previous one.",
    personal: {
      mentorId: "the owner",
      version: "a number that goes up with each save, so that two tabs don’t overwrite each other",
      savedHour: "when it was last saved, to the hour",
    },
    text: { work: "the review as it was last saved" },
    neither: { itemId: OF_ROW, fromId: "refers to the item it was started for" },
  },
  Snippet: {
    title: "Your snippets as a mentor",
    why: "So that a mentor doesn’t have to write the same text twice, and can share it with a cohort’s mentors.",
    until: "Until you remove it, or as long as your account.",
    personal: { ownerId: "the owner" },
    text: { name: "its name", text: "its text" },
    neither: { id: ROW, cohortId: "refers to the cohort whose mentors may use it" },
  },
  MentorReview: {
    title: "Reviews by mentors and peers",
    why: "So that you can read what a mentor wrote about your work as a whole.",
    until: "As long as the work they are about or their author’s account, whichever ends first.",
    personal: {
      mentorId: "who wrote it",
      isPeer: "whether they wrote it as a peer rather than as a mentor",
      verdict: "their verdict",
      choices: "their choices in the rubric",
      isRead: "whether the learner has opened it",
      isDrafted: "whether they used a language model’s draft of a comment",
      sentAt: "when it was sent, to the hour; not how long it took",
      corrections: "how often its author corrected it",
      correctedOn: "the day of the last correction",
      asSent: "the verdict and the choices as first sent, if it was corrected",
    },
    text: { summary: "what was written", summaryAsSent: "what was first written, if it was corrected" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      seat: "first or second reading",
      sendKey: "a random value, so that it is stored only once",
      rubricVersion: "which version of the rubric",
      minutes: "an estimate of the minutes such an item takes, the same for everyone; never measured",
    },
  },
  MarkedReview: {
    title: "Samples you reviewed as a new mentor",
    why: "So that you can compare your reviews with ours before you review anyone’s work. No one else sees them.",
    until: WITH_ACCOUNT,
    personal: {
      mentorId: "who reviewed it",
      verdict: "your verdict",
      choices: "your choices in the rubric",
      sentAt: "the day on which you sent it",
    },
    text: {},
    neither: { sample: OF_EXERCISE, version: "which version of our review it was compared with" },
  },
  Notice: {
    title: "News for you",
    why: "So that you learn about a review, a reply, a new score, a due date or an announcement without looking for it.",
    until: "As long as the submission, assignment or announcement it is about, or your account.",
    personal: {
      userId: "the reader",
      type: "a review, an answer, a ruling, a score, a talk, an item that was handed to you, something that is due, or an announcement",
      isRead: "whether you have opened the page that shows it",
      at: "when, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      about: "refers to the review, conversation, item, assignment or announcement",
      submissionId: OF_ROW,
      assignmentId: OF_ROW,
      announcementId: OF_ROW,
    },
  },
  Override: {
    title: "Scores set by a person",
    why: "So that you can read who changed your score, how and why.",
    until:
      "As long as the submission it is about. Once the account of the person who set it is deleted: without their name and reason.",
    personal: {
      byId: "who set it",
      fromScore: "the previous score",
      toScore: "the new score",
      takesBackId: "which change it withdraws, if any",
      setAt: "when, to the hour",
    },
    text: { reason: "why" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      rank: "its place in the history",
      sendKey: "a random value, so that it is stored only once",
      replacesId: OF_ROW,
    },
  },
} as const satisfies KeptTables;
