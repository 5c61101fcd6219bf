import { type KeptTables, OF_ROW, ROW, WITH_ACCOUNT } from "./table";

/**
 * Tables that prove or record something: portfolios, certificates, conversations, reports of abuse, views of work,
 * and changes.
 */
export const RECORDS = {
  Portfolio: {
    title: "Your portfolio",
    why: "So that anyone with the link can see what you chose to show.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the learner",
      chosen: "what you chose to show: names of skills, tracks, certificates, exercises and sets, but no figures",
      link: "the portfolio’s link, as long as the portfolio is published",
    },
    text: {
      name: "the name on your portfolio",
      intro: "what you wrote about yourself",
      words: "the text that you chose for the link",
    },
    neither: {},
  },
  ClosedLink: {
    title: "Portfolio links you closed",
    why: "So that anyone who opens the old link sees that it was withdrawn. Your name isn’t shown.",
    until: WITH_ACCOUNT,
    personal: { userId: "the learner", hash: "a hash of the link, which can’t be turned back into the link" },
    text: {},
    neither: {},
  },
  Certificate: {
    title: "Your certificates",
    why: "So that anyone to whom you give a certificate can verify it.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the learner",
      code: "the random code with which anyone can verify the certificate",
      track: "the track of the certificate",
      step: "the step of the track that you had reached",
      statement: "the certificate’s content: your name, days, numbers and skills on the day it was issued",
      issuedOn: "the day the certificate was issued",
      withdrawnOn: "the day the certificate was withdrawn",
      isWithdrawnByAdmin: "whether an admin withdrew the certificate",
    },
    text: {},
    neither: {
      id: ROW,
      sendKey: "a random value from the page, so that asking twice creates only one certificate",
      talkId: "refers to the talk in which you explained your work",
    },
  },
  Talk: {
    title: "Talks about your work",
    why: "So that a mentor can meet you and confirm that you explained your work in person.",
    until:
      "As long as your account exists. After the mentor’s account is deleted, the talk is kept without the mentor’s name and text.",
    personal: {
      learnerId: "who asked for the talk",
      track: "the track that the talk is about",
      round: "the number of the talk about this track, counted from 1",
      askedOn: "the day you asked for the talk",
      state: "whether the talk is waiting, signed, or “not yet”",
      mentorId: "the mentor who talks with you",
      firstId: "the first of the two submissions that the talk is about",
      secondId: "the second of the two submissions that the talk is about",
      choices: "what the mentor chose in the rubric",
      decidedOn: "the day on which the mentor decided",
    },
    text: { note: "when and how to meet you", words: "what the mentor wrote for you" },
    neither: { id: ROW, rubricVersion: "the version of the rubric" },
  },
  AbuseReport: {
    title: "Reported texts",
    why: "So that cohort leads can make sure that people are treated well.",
    until:
      "Until the reporter’s account, the author’s account, or the submission to which the text belongs is deleted.",
    personal: {
      reporterId: "who reported the text; not shown to its author",
      aboutId: "the author of the reported text",
      settledById: "which lead or admin resolved the report",
      createdAt: "when the text was reported, to the hour",
      settledAt: "when the report was resolved, to the hour",
    },
    text: {
      reason: "what is wrong with the text, in the reporter’s words",
      note: "a note by the lead or admin who resolved the report",
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
      viewerId: "who looked at the work",
      ownerId: "whose work it is",
      subject:
        "the submission that was opened; empty for a table about the cohort, and “export” for an export of your figures. A prefix marks a submission that a peer opened to answer your question",
      day: "the day on which someone looked",
    },
    text: {},
    neither: {},
  },
  AuditEvent: {
    title: "Changes to permissions, cohorts and results",
    why: "So that we can find out who granted or revoked permissions, set a score, decided on a finding, an abuse report or a text that names someone with a deleted account, requeued jobs, tested the model, or changed their own name or address. The text, name or address itself is not recorded.",
    until:
      "As long as the installation exists. After you delete your account, these events are kept without your name.",
    personal: {
      actorId: "who made the change",
      aboutId: "who was affected by the change",
      sectionId:
        "the section of a member who left or was removed from the cohort, so that restoring the member also restores the section, and assignments that the member missed in the section stay missed",
      sectionSince: "when that member had joined that section",
      action: "what was changed",
      at: "when the change was made, to the hour",
    },
    text: {},
    neither: { id: ROW, subject: "the id of the cohort, invite, solution or post that was changed" },
  },
  NamedText: {
    title: "Text by other people that names someone who has deleted their account",
    why: "So that a lead can decide whether a name stays in someone else’s text, and no text is changed without that decision.",
    until: "Until a lead decides, or the text is changed or deleted.",
    personal: {
      table: "the type of text",
      row: "the text that contains the name",
      column: "the part of the text that contains the name",
      spans: "the position of the name in the text, but not the name itself",
    },
    text: {},
    neither: { id: ROW, cohortId: OF_ROW, hash: "a hash of the text, so that we don’t ask about a changed text" },
  },
} as const satisfies KeptTables;
