import { type KeptTables, ROW } from "./table";

/** Tables about cohorts and programmes: who is in them, invites, and exports. */
export const COHORTS = {
  Membership: {
    title: "Your cohorts",
    why: "So that mentors and leads of your cohorts can see your work and help you.",
    until: "Until you leave the cohort or delete your account.",
    personal: {
      userId: "whose membership it is",
      role: "your role: learner, mentor or lead",
      sectionId: "the section that you are in",
      sectionSince:
        "when you joined this section: to the hour if a lead moved you, and to the day if you joined the cohort in it",
      movedFromId: "the section that you were in before you last moved to another one",
      movedFromSince: "when you joined that section",
    },
    text: {},
    neither: { id: ROW, cohortId: "refers to the cohort", movedById: "the roster import that moved you" },
  },
  ProgrammeLead: {
    title: "Programmes you lead",
    why: "So that you can see the figures of a programme’s cohorts.",
    until: "Until an admin removes you or deletes the programme, or your account is deleted.",
    personal: { userId: "the programme’s lead" },
    text: {},
    neither: { programmeId: "refers to the programme" },
  },
  PublishedLedger: {
    title: "Figures that include you",
    why: "So that figures about your cohort never reveal anything about an individual, no matter when someone looks at them.",
    until:
      "As long as the cohort exists. After your account is deleted, a random id that can’t be traced to you replaces yours, and figures that include you always include at least 4 other people.",
    personal: {
      people: "a code for each learner, derived from the account’s random id",
      published: "which of the cohort’s figures include you",
    },
    text: {},
    neither: { cohortId: "refers to the cohort" },
  },
  Invite: {
    title: "Invites",
    why: "So that only invited people become mentors or leads.",
    until:
      "An invite for your address: until your account is deleted. If you never confirmed the address, the invite may be someone else’s, so it is kept as long as it can be used. An invite that you created: as long as its cohort exists.",
    personal: {
      email: "the only address that can use the invite; empty for a learners’ link",
      createdById: "who created the invite",
      createdAt: "when the invite was created, to the hour",
      revokedAt: "when the invite was withdrawn, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      cohortId: "refers to the cohort",
      tokenHash: "a hash of the secret in the link",
      importId: "the roster import that created the invite",
      sectionId: "the section that people join with the invite",
      movedById: "the roster import that set this section",
      movedFromId: "the section before that import",
      emailState: "whether Onramp emailed a roster’s invite",
      role: "the role that the invite gives",
      maxUses: "how many times the invite can be used",
      uses: "how many times the invite was used, but not by whom",
      endsAt: "when the invite expires",
    },
  },
  ExportLink: {
    title: "Links for scripts",
    why: "So that your scripts can read a cohort’s figures while you lead it.",
    until:
      "As long as your account exists. Once a link is withdrawn, only its dates and its hash are kept, so that the same link can’t be created again.",
    personal: {
      madeById: "who created the link",
      madeOn: "the day the link was created",
      usedOn: "the day the link was last used, but not by whom",
      withdrawnOn: "the day the link was withdrawn",
    },
    text: { name: "what the link is for, in your words" },
    neither: { id: ROW, cohortId: "refers to the cohort", tokenHash: "a hash of the secret in the link" },
  },
  ExportSchedule: {
    title: "Your scheduled exports",
    why: "So that a cohort’s files are exported only on behalf of someone who is allowed to read them.",
    until:
      "Until a lead changes or stops the exports. After you delete your account, the schedule is kept without your name.",
    personal: {
      setById: "the person in whose name the files are written",
      every: "how often the files are written: daily or weekly",
    },
    text: {},
    neither: {
      cohortId: "refers to the cohort",
      dueAt: "when the next run is",
      writtenAt: "when the last run finished, to the hour",
      fault: "why the last run failed",
      lockedUntil: "the time until which a process may write the files",
    },
  },
} as const satisfies KeptTables;
