import { type KeptTables, ROW, WITH_WORK } from "./table";

/** Tables that Onramp needs to run: queued jobs, limits, and tables without data about people. */
export const RUNNING = {
  Outbox: {
    title: "Notices that a result has arrived",
    why: "So that a page that is waiting for a result knows when the result arrives.",
    until: WITH_WORK,
    personal: {
      subjectId: "the submission whose result arrived, or the cohort whose assignments were changed",
      createdAt: "when the submission was graded, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      type: "what happened",
      payload: "refers to the result",
      isReadByReview: "whether the mentors’ queue has been updated",
      isReadByCohort: "whether the reports’ counts have been updated",
    },
  },
  Job: {
    title: "Work waiting to be graded",
    why: "So that no submission is forgotten.",
    until: "Until the submission is graded, which takes about a second.",
    personal: { key: "the submission waiting to be graded", payload: "the submission waiting to be graded" },
    text: {},
    neither: {
      id: ROW,
      task: "the type of job",
      attempts: "how many times the job was attempted",
      maxAttempts: "the maximum number of attempts",
      dueAt: "when the job will be tried next",
      lockedBy: "which process is running the job",
      lockedUntil: "the time until which the job is reserved for this process",
      lastError: "the error on our side; it never contains your submission",
      failedAt: "when the job failed for the last time, to the hour",
    },
  },
  RateLimiterFlexible: {
    title: "Rate limits",
    why: "So that no one can guess passwords or flood the installation. Onramp uses this table when several web servers share a database.",
    until: "Until the next quarter hour, hour or midnight (UTC), depending on the limit.",
    personal: {
      key: "a keyed hash of an address or account, which can’t be reversed",
      points: "how many attempts there were",
      expire: "when the entry is deleted: at the next quarter hour, hour or midnight (UTC), depending on the limit",
    },
    text: {},
    neither: {},
  },
  AssignedExercise: { nobody: "Which exercises an assignment contains." },
  TrackExercise: { nobody: "Which exercises a lead’s track contains." },
  Cohort: { nobody: "A cohort’s name and the day it was created. Its members are stored in Membership." },
  RosterImport: {
    nobody: "When a cohort’s lead imported a roster, to the hour. Its people are stored in Membership and Invite.",
  },
  Section: { nobody: "A section’s name and cohort. Its members are stored in Membership." },
  Programme: { nobody: "A programme’s name. Its leads are stored in ProgrammeLead." },
  ProgrammeCohort: { nobody: "Which cohorts are in a programme, and whether they give its leads access." },
  KeptFigures: {
    nobody: "Figures about exercises and cohorts, without names, updated every 15 minutes.",
  },
  Edition: { nobody: "Which rulings apply in which cohort." },
  Exercise: { nobody: "The available exercises." },
  Revision: { nobody: "The contents of each exercise’s folder, at each revision." },
  Release: { nobody: "Which cohorts an uploaded exercise is released to." },
  RevisionCheck: { nobody: "The result of checking an exercise." },
  WorkerProcess: { nobody: "The grading processes, and whether they are running." },
} as const satisfies KeptTables;
