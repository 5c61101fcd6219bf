import { type KeptTables, ROW } from "./table";

/** Cohorts and programmes: who is in them, invites, and exports. */
export const COHORTS = {
  Membership: {
    title: "Your cohorts",
    why: "So that mentors and leads of your cohorts can see your work and help you.",
    until: "Until you leave the cohort or delete your account.",
    personal: { userId: "who you are", role: "learner, mentor or lead", sectionId: "the section that you are in" },
    text: {},
    neither: { id: ROW, cohortId: "refers to the cohort" },
  },
  ProgrammeLead: {
    title: "Programmes you lead",
    why: "So that you see the figures of a programme’s cohorts.",
    until: "Until an admin removes you or deletes the programme, or your account is deleted.",
    personal: { userId: "who you are" },
    text: {},
    neither: { programmeId: "refers to the programme" },
  },
  PublishedLedger: {
    title: "Figures that include you",
    why: "So that figures about your cohort never reveal an individual person, whenever someone looks.",
    until:
      "As long as the cohort exists. After your account is deleted, you are kept as one of at least five, with a random mark that identifies no one.",
    personal: {
      people: "a mark for each learner, which is made from the account’s random id",
      published: "which of the cohort’s figures include you",
    },
    text: {},
    neither: { cohortId: "refers to the cohort" },
  },
  Invite: {
    title: "Invites",
    why: "So that only invited people become mentors or leads.",
    until:
      "An invite bound to your address: until your account is deleted. An invite you created: as long as its cohort exists.",
    personal: {
      email: "the address an invite is bound to; empty for a learners’ link",
      createdById: "who created it",
      createdAt: "when it was created, to the hour",
      revokedAt: "when it was withdrawn, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      cohortId: "refers to the cohort",
      tokenHash: "a hash of the secret in the link",
      importId: "the roster import that created it",
      sectionId: "the section that people join with it",
      role: "the role the invite gives",
      maxUses: "how many times it can be used",
      uses: "how many times it was used; not by whom",
      endsAt: "when it ends",
    },
  },
  ExportLink: {
    title: "Links for scripts",
    why: "So that your scripts can read a cohort’s figures while you lead it.",
    until:
      "As long as your account exists. Once it is withdrawn, only its days and the hash are kept, so that it can’t be created again.",
    personal: {
      madeById: "who created it",
      madeOn: "the day it was created",
      usedOn: "the day it was last used; not by whom",
      withdrawnOn: "the day it was withdrawn",
    },
    text: { name: "what it is for, in your words" },
    neither: { id: ROW, cohortId: "refers to the cohort", tokenHash: "a hash of the secret in the link" },
  },
  ExportSchedule: {
    title: "Your scheduled exports",
    why: "So that a cohort’s files are written in the name of a person who may read them.",
    until: "Until a lead changes or stops them. After you delete your account, they are kept without your name.",
    personal: { setById: "in whose name they are written", every: "daily or weekly" },
    text: {},
    neither: {
      cohortId: "refers to the cohort",
      dueAt: "when the next run is",
      writtenAt: "when the last run finished, to the hour",
      fault: "why the last run failed",
      lockedUntil: "the time until which a process may write",
    },
  },
} as const satisfies KeptTables;
