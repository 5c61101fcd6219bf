import { type KeptTables, OF_ROW, ROW, WITH_ACCOUNT } from "./table";

/**
 * What proves or records something: portfolios, certificates, conversations, reports of abuse, views of work, and
 * changes.
 */
export const RECORDS = {
  Portfolio: {
    title: "Your portfolio",
    why: "So that you can show what you chose to anyone you give the link to.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      chosen: "what you selected: names of skills, tracks, certificates, exercises and sets, no figures",
      link: "the link, while it is open",
    },
    text: { name: "the name on it", intro: "what you wrote about yourself", words: "the text in the link" },
    neither: {},
  },
  ClosedLink: {
    title: "Portfolio links you closed",
    why: "So that a closed link shows that it was withdrawn, without your name.",
    until: WITH_ACCOUNT,
    personal: { userId: "the owner", hash: "a hash of the link, which can’t be turned back into the link" },
    text: {},
    neither: {},
  },
  Certificate: {
    title: "Your certificates",
    why: "So that anyone you give one to can verify it.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      code: "the random code used to verify it",
      track: "the track",
      step: "the step of the track that you had reached",
      statement: "its content: your name, days, numbers and skills when it was issued",
      issuedOn: "the day",
      withdrawnOn: "the day it was withdrawn",
      isWithdrawnByAdmin: "whether an admin withdrew it",
    },
    text: {},
    neither: {
      id: ROW,
      sendKey: "a random value from the page, so that asking twice creates only one certificate",
      talkId: "refers to the conversation in which you explained your work",
    },
  },
  Talk: {
    title: "Conversations about your work",
    why: "So that a mentor can meet you and confirm that you explained your work in person.",
    until:
      "As long as your account exists. After the mentor’s account is deleted, they are kept without the mentor’s name and text.",
    personal: {
      learnerId: "who asked",
      track: "the track that the conversation is about",
      round: "which conversation about the track it was, counted from 1",
      askedOn: "the day you asked",
      state: "whether it is waiting, signed, or “not yet”",
      mentorId: "the mentor",
      firstId: "the first of the two submissions",
      secondId: "the second one",
      choices: "what the mentor chose in the rubric",
      decidedOn: "the day on which the mentor decided",
    },
    text: { note: "when and how to meet you", words: "what the mentor wrote for you" },
    neither: { id: ROW, rubricVersion: "which version of the rubric" },
  },
  AbuseReport: {
    title: "Reports about texts",
    why: "So that cohort leads can make sure people are treated well.",
    until: "Until the reporter’s account, the author’s account or the submission it is on is deleted.",
    personal: {
      reporterId: "who reported it; not shown to the author",
      aboutId: "the author of the reported text",
      settledById: "which lead or admin settled it",
      createdAt: "when it was reported, to the hour",
      settledAt: "when it was settled, to the hour",
    },
    text: {
      reason: "what is wrong with it, in the reporter’s words",
      note: "the note of the lead who settled it",
    },
    neither: {
      id: ROW,
      cohortId: OF_ROW,
      submissionId: OF_ROW,
      type: "whether the text is a comment, a review, a question, a solution or a post",
      subject: "refers to the comment, review, item, solution or post",
    },
  },
  Look: {
    title: "Who looked at your work",
    why: "So that you know who looked at your work.",
    until: "Until your account or the account of the person who looked is deleted.",
    personal: {
      viewerId: "who looked",
      ownerId: "whose work it is",
      subject:
        "which submission; empty for a table of the cohort; the word “export” if your figures were exported as a file; the submission after a word if a peer opened it to answer your question",
      day: "the day",
    },
    text: {},
    neither: {},
  },
  AuditEvent: {
    title: "Changes to rights, cohorts and results",
    why: "So that we can find out who gave or removed a right, set a score, decided on a finding, or changed their own name or address (but not the name or address itself).",
    until: "As long as the installation exists. After you delete your account, they are kept without your name.",
    personal: {
      actorId: "who did it",
      aboutId: "who was affected",
      action: "what was done",
      at: "when, to the hour",
    },
    text: {},
    neither: { id: ROW, subject: "the id of the cohort, invite, solution or post that was changed" },
  },
  NamedText: {
    title: "Texts by others that name a deleted account",
    why: "So that a lead can decide whether a name stays in someone else’s text, and no text changes without that decision.",
    until: "Until a lead decides, or the text changes or is deleted.",
    personal: {
      table: "the type of text",
      row: "which text",
      column: "which part of it",
      spans: "the position of the name in the text; not the name itself",
    },
    text: {},
    neither: { id: ROW, cohortId: OF_ROW, hash: "a hash of the text, so that we don’t ask about a changed text" },
  },
} as const satisfies KeptTables;
