/**
 * What is kept of people: every column of every table, with what it is. The page "Your data", docs/privacy.md and the tests
 * read this list; a column that is missing here fails a test (`privacy.test.ts`). Over 200 lines: a line for each column.
 */

interface KeptTable {
  /** What the page calls it. */
  readonly title: string;
  readonly why: string;
  readonly until: string;
  /** Columns that tell something about a person, with what they hold. */
  readonly personal: Readonly<Record<string, string>>;
  /** Columns that hold what a person wrote: words or code of theirs, as they typed them. */
  readonly text: Readonly<Record<string, string>>;
  /** The rest, each with the reason why it tells nothing of anyone. */
  readonly neither: Readonly<Record<string, string>>;
}

/** A table in which no one is. */
interface OtherTable {
  readonly nobody: string;
}

const ROW = "the row's own id: random, or made from the day and an order number";
const OF_ROW = "points at the row that this one belongs to";
const OF_EXERCISE = "points at an exercise, which is the same for everyone";
const LIBRARY = "always empty: the accounts library could fill it, but we prevent that";
const WITH_ACCOUNT = "As long as your account.";
const WITH_WORK = "As long as the submission it belongs to, which is as long as your account.";

export const KEPT = {
  User: {
    title: "Your account",
    why: "So that you can sign in, your mentors know whose work they read, and the editor works the way you like.",
    until: WITH_ACCOUNT,
    personal: {
      id: "a random name for you, which your rows point at",
      email: "your e-mail address",
      emailVerified: "whether you confirmed the address by a link in a mail; never, where no mail is sent",
      isAdmin: "whether you run this installation",
      isDemo: "whether the account belongs to the demonstration",
      editor: "which editor you chose",
      singleKeys: "whether single-key shortcuts are on",
      mentorMinutes: "how many minutes a week you give as a mentor",
      getsMail: "whether you get mail about what is new, if this installation sends mail",
      mailedOn: "the day of the last such mail",
      twoFactorEnabled: "whether signing in with your password needs a second step",
      guestUntil: "a guest's last day; empty for an account",
      createdAt: "the day you created the account",
      updatedAt: "the day you last changed it",
    },
    text: { name: "your name, as you entered it" },
    neither: { image: LIBRARY },
  },
  Session: {
    title: "Signed-in devices",
    why: "So that you stay signed in, and can sign out a device. We store neither your network address nor your browser.",
    until: "Until you sign out, or for 30 days.",
    personal: {
      userId: "the owner",
      device: "the kind of device: computer, phone or tablet, or program",
      expiresAt: "the day it ends",
      createdAt: "the day you signed in",
      updatedAt: "the last day it was renewed",
    },
    text: {},
    neither: {
      id: ROW,
      token: "a random value, also in your browser’s cookie",
      ipAddress: LIBRARY,
      userAgent: LIBRARY,
    },
  },
  SignIn: {
    title: "Sign-ins",
    why: "So that you see whether anyone else signs in as you, or tries to.",
    until: "For 90 days, or as long as your account.",
    personal: {
      userId: "the owner",
      day: "the day",
      device: "the kind of device: computer, phone or tablet, or program",
      way: "how: a password, a passkey, a code, or a link for a new password",
      isRefused: "whether they were refused",
      count: "how many on that day",
    },
    text: {},
    neither: { id: ROW },
  },
  TwoFactor: {
    title: "Your second step",
    why: "So that a password alone isn’t enough to sign in.",
    until: "Until you or an admin turn it off, or as long as your account.",
    personal: {
      userId: "the owner",
      verified: "whether you finished setting it up",
      failedVerificationCount: "how many wrong codes came in a row",
      lockedUntil: "how long codes are refused after too many wrong ones, to the quarter of an hour",
    },
    text: {},
    neither: {
      id: ROW,
      secret: "the secret your app uses to create codes, encrypted",
      backupCodes: "your recovery codes, encrypted",
    },
  },
  Passkey: {
    title: "Your passkeys",
    why: "So that you can sign in with a key of your device.",
    until: "Until you remove it, or as long as your account.",
    personal: {
      userId: "the owner",
      createdAt: "the day you added it",
      counter: "how often the device says it was used, if it reports that",
      deviceType: "whether the key stays on one device",
      backedUp: "whether the key is backed up by your device’s maker",
      transports: "how the key reaches a browser: built in, USB, NFC, Bluetooth",
    },
    text: { name: "its name, as you wrote it" },
    neither: {
      id: ROW,
      publicKey: "verifies the key’s signatures; it can’t create any",
      credentialID: "a random value from the device",
      aaguid: LIBRARY,
    },
  },
  Account: {
    title: "Your password",
    why: "So that only you can sign in.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      accountId: "your account's id again, as the accounts library stores it",
      password: "a hash of your password (argon2id), which can't be turned back into the password",
      createdAt: "the day you set the first one",
      updatedAt: "the day you last changed it",
    },
    text: {},
    neither: {
      id: ROW,
      providerId: "the sign-in method: always a password",
      accessToken: LIBRARY,
      refreshToken: LIBRARY,
      idToken: LIBRARY,
      accessTokenExpiresAt: LIBRARY,
      refreshTokenExpiresAt: LIBRARY,
      scope: LIBRARY,
    },
  },
  Verification: {
    title: "Links and unfinished sign-ins",
    why: "So that you can choose a new password, and finish signing in with a passkey or a second step.",
    until: "Until it is used, or for 2 days.",
    personal: {
      value: "the owner, or the value your device has to sign",
      expiresAt: "the day it ends; of an unfinished sign-in the quarter of an hour",
      createdAt: "the day it was created",
      updatedAt: "the same day",
    },
    text: {},
    neither: { id: ROW, identifier: "a hash of the secret in the link, or a random value" },
  },
  Membership: {
    title: "Your cohorts",
    why: "So that mentors and leads of your cohorts can see your work and help you.",
    until: "Until you leave the cohort or delete your account.",
    personal: { userId: "who you are", role: "learner, mentor or lead" },
    text: {},
    neither: { id: ROW, cohortId: "points at the cohort" },
  },
  ProgrammeLead: {
    title: "Programmes you lead",
    why: "So that you see the figures of a programme’s cohorts.",
    until: "Until an admin removes you or deletes the programme, or as long as your account exists.",
    personal: { userId: "who you are" },
    text: {},
    neither: { programmeId: "points at the programme" },
  },
  ToldLedger: {
    title: "Figures that include you",
    why: "So that figures about your cohort never reveal a single person, whenever someone looks.",
    until:
      "As long as the cohort. Once your account is deleted: as one of at least five, with a random mark that identifies no one.",
    personal: {
      people: "a mark for each learner, yours made from your account’s random id",
      told: "which of the cohort’s figures include you",
    },
    text: {},
    neither: { cohortId: "points at the cohort" },
  },
  Invite: {
    title: "Invites",
    why: "So that only invited people become mentors or leads.",
    until:
      "An invite bound to your address: until your account is deleted. An invite you created: as long as its cohort.",
    personal: {
      email: "the address an invite is bound to; empty for a learners’ link",
      createdById: "who created it",
      createdAt: "when it was created, to the hour",
      revokedAt: "when it was withdrawn, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      cohortId: "points at the cohort",
      tokenHash: "a hash of the secret in the link",
      role: "the role the invite gives",
      maxUses: "how often it can be used",
      uses: "how often it was used; not by whom",
      endsAt: "when it ends",
    },
  },
  ExportLink: {
    title: "Links for scripts",
    why: "So that your scripts can read a cohort’s figures while you lead it.",
    until:
      "As long as your account. Once it is withdrawn, only its days and the hash, so that it can’t be created again.",
    personal: {
      madeById: "who created it",
      madeOn: "the day it was created",
      usedOn: "the day it was last used; not by whom",
      withdrawnOn: "the day it was withdrawn",
    },
    text: { name: "what it is for, in your words" },
    neither: { id: ROW, cohortId: "points at the cohort", tokenHash: "a hash of the secret in the link" },
  },
  ExportSchedule: {
    title: "Your scheduled exports",
    why: "So that a cohort’s files are written in the name of someone who may have them.",
    until: "Until a lead changes or stops them. Once you delete your account: without your name.",
    personal: { setById: "in whose name they are written", every: "daily or weekly" },
    text: {},
    neither: {
      cohortId: "points at the cohort",
      dueAt: "when the next run is",
      writtenAt: "when the last run finished, to the hour",
      fault: "why the last run wrote nothing",
      lockedUntil: "how long a process may write",
    },
  },
  Draft: {
    title: "Drafts",
    why: "So that you can continue where you stopped, also in another browser.",
    until:
      "Until you hand in or discard the draft. Each save overwrites the previous one. A draft you set aside takes its place.",
    personal: {
      userId: "the owner",
      version: "a number that goes up with each save, so that two tabs don’t overwrite each other",
      savedHour: "when it was last saved, to the hour",
    },
    text: {
      work: "your work as it was last saved",
      setAside: "another draft, which you set aside to work on a submission again",
    },
    neither: { slug: OF_EXERCISE, revisionId: OF_EXERCISE },
  },
  Assignment: {
    title: "Assignments you wrote",
    why: "So that a cohort’s learners know what they have to do, and by when.",
    until: "Until a lead of the cohort removes it. Once the author’s account is deleted: without their text and name.",
    personal: { writtenById: "the author" },
    text: { title: "its title", note: "the note for learners" },
    neither: {
      id: ROW,
      cohortId: "points at the cohort",
      makeKey: "a random value, so that it is stored only once",
      opensAt: "when it opens, the same for everyone",
      dueAt: "when it is due, the same for everyone without their own date",
      timeZone: "the time zone of the two dates",
      isRequired: "whether it is required",
      sampleShare: "the share of its submissions that mentors review as samples",
      eachDoes: "how many exercises each learner does, if they are picked per learner",
      madeAt: "when it was created, to the hour; by whom is in the record of changes",
    },
  },
  Extension: {
    title: "More time for you",
    why: "So that an assignment has the due date a lead gave you.",
    until: "Until it is withdrawn, or as long as the assignment or your account exists.",
    personal: { userId: "the owner", dueAt: "when it is due for you", givenAt: "when it was given, to the hour" },
    text: {},
    neither: { assignmentId: "points at the assignment" },
  },
  AssignmentPick: {
    title: "Exercises picked for you",
    why: "So that your exercises in an assignment don’t change unexpectedly.",
    until: "As long as the assignment, or your account.",
    personal: {
      userId: "the learner",
      place: "the index",
      slug: "which exercise",
      fit: "how difficult it was expected to be for you",
    },
    text: {},
    neither: { assignmentId: "points at the assignment" },
  },
  Submission: {
    title: "Your submissions",
    why: "So that it can be graded, you and your mentors can read it later, and it counts for your skills.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      tryNumber: "which attempt it was, counted from 1",
      hintsUsed: "how many hints you had opened",
      confidence: "your stated confidence",
      handedInAt: "when you handed it in, to the hour",
    },
    text: { work: "your findings, tests or fixed files" },
    neither: {
      id: ROW,
      slug: OF_EXERCISE,
      revisionId: OF_EXERCISE,
      handInKey: "a random value from the page, so that a submission sent twice is stored once",
      seed: "decides what is chosen at random for you, like the order of files; made from your account’s random id",
    },
  },
  Result: {
    title: "Results",
    why: "So that you see what you caught and missed, and how your skills develop.",
    until: WITH_WORK,
    personal: {
      status: "passed, failed, or your code broke",
      score: "the score",
      report: "the report, which quotes your work and your test results",
      gradedAt: "when it was graded, to the hour",
      rank: "whether a person replaced the grader’s score",
    },
    text: {},
    neither: { id: ROW, submissionId: OF_ROW, revisionId: OF_EXERCISE, engineVersion: "which grader version" },
  },
  TryFact: {
    title: "What your submissions show",
    why: "So that your skills, and your cohort leads’ reports, can be calculated without opening every result.",
    until: WITH_WORK,
    personal: {
      userId: "the owner",
      tryNumber: "which attempt it was",
      counting: "whether it counts for skills",
      handedInAt: "when it was handed in, to the hour",
      status: "passed, failed, or your code broke",
      score: "the current score",
      ownStatus: "the same, as graded, ignoring scores set by a person",
      ownScore: "the score as graded",
      history: "which score applied since when",
      confidence: "your stated confidence",
      cameTrue: "whether you were right",
      flawed: "whether the change you judged was flawed",
      requested: "whether you requested changes",
      explained: "whether you showed an input that used to break",
      actionable: "whether a mentor said that a colleague could act on it",
      issues: "the classes of the issues you found or missed",
    },
    text: {},
    neither: {
      ...{ submissionId: OF_ROW, slug: OF_EXERCISE, kind: OF_EXERCISE, revisionId: OF_EXERCISE, track: OF_EXERCISE },
      skills: OF_EXERCISE,
    },
  },
  TryParts: {
    title: "What your submissions show about the exercises",
    why: "So that we can find exercises that are too hard or have a wrong key.",
    until: WITH_WORK,
    personal: { parts: "which issues, mistakes and defects you caught, and where you called correct code wrong" },
    text: {},
    neither: { submissionId: OF_ROW },
  },
  LearnerTally: {
    title: "Your counts",
    why: "So that your cohort leads’ reports open without reading all submissions.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      handIns: "how many submissions",
      passed: "how many exercises you passed",
      firstOn: "the day of the first submission",
      firstPassOn: "the day of the first pass",
      lastOn: "the day of the last submission",
      flawed: "verdicts on flawed changes",
      clean: "verdicts on clean changes",
      hits: "flawed changes on which you requested changes",
      falseAlarms: "clean changes on which you requested changes",
    },
    text: {},
    neither: {},
  },
  SkillTally: {
    title: "Your skills",
    why: "So that your cohort leads’ reports open without reading all submissions.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "the owner", skill: "which skill", state: "your level in the skill" },
      ...{ tries: "how many scored attempts", passes: "how many of them passed" },
    },
    text: {},
    neither: {},
  },
  ClassTally: {
    title: "Classes of defects",
    why: "So that you and your cohort leads see what is often missed.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "the owner", class: "which class", issues: "how many issues you met" },
      caught: "how many of them you found",
    },
    text: {},
    neither: {},
  },
  SureTally: {
    title: "Your confidence",
    why: "So that you and your cohort leads see how well confidence matches results.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "the owner", step: "the confidence, in steps of ten percent", answers: "how many answers" },
      ...{
        right: "how many were right",
        said: "the sum of the stated confidence",
        squares: "how far it was from the actual results",
      },
    },
    text: {},
    neither: { kind: "the exercises’ kind" },
  },
  WeekTally: {
    title: "Submissions by week",
    why: "So that a cohort’s trend can be shown.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "the owner", week: "the week’s Monday" },
      ...{ handIns: "how many submissions", passed: "how many exercises were passed for the first time" },
    },
    text: {},
    neither: {},
  },
  TrackTally: {
    title: "Tracks",
    why: "So that we can show who has finished which track.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "the owner", track: "which track" },
      ...{ tried: "how many of its exercises you handed in", passed: "how many you passed" },
    },
    text: {},
    neither: {},
  },
  Explanation: {
    title: "Answers after a fix",
    why: "So that a fix you can explain counts for your skills.",
    until: WITH_WORK,
    personal: {
      holds: "whether your example was correct",
      message: "the output of its run",
      answeredAt: "when you answered, to the hour",
    },
    text: { source: "the example that you wrote" },
    neither: { submissionId: OF_ROW },
  },
  HintUse: {
    title: "Hints",
    why: "So that a hint you opened stays open, and work with hints isn’t counted as work without.",
    until: WITH_ACCOUNT,
    personal: { userId: "who asked", step: "which hint" },
    text: {},
    neither: { slug: OF_EXERCISE },
  },
  Thread: {
    title: "Conversations",
    why: "So that you and your mentors can talk about a line of your work.",
    until: "As long as the work they are about, or until they have no comments left.",
    personal: {
      openedById: "who started it",
      createdAt: "when it was started, to the hour",
      resolvedAt: "when it was settled, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      file: "the file it is on",
      side: "before or after the change",
      line: "the line it is on",
      endLine: "the last line, if it covers several",
    },
  },
  Comment: {
    title: "Comments",
    why: "So that you and your mentors can read them.",
    until: "As long as the work they are about or their author’s account, whichever ends first.",
    personal: { authorId: "who wrote it", createdAt: "when, to the hour" },
    text: { text: "what was written" },
    neither: { id: ROW, threadId: OF_ROW },
  },
  ReviewItem: {
    title: "Questions to a mentor",
    why: "So that a mentor finds your question, and only one answers it.",
    until: WITH_WORK,
    personal: {
      learnerId: "who asked",
      state: "whether it is waiting, answered or withdrawn",
      asksHelp: "whether you asked",
      isStuck: "whether you had three failed attempts in a row when you asked",
      isSample: "whether it was chosen at random to check the grading",
      isFinding: "whether you defend a finding",
      waitingSince: "how long it has been waiting, to the hour",
      orderAt: "its place in the queue",
      dueAt: "when it is due for an assignment, if it is",
      claimedById: "which mentor has it open now, or had it last; overwritten by the next",
      leaseUntil: "until when they have it, to the minute; empty a few minutes after they leave",
      assignedToId: "the mentor it was handed to",
      likeKey: "a hash of your submission, the same for equivalent submissions",
    },
    text: { question: "what you asked" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      cohortId: "points at the cohort",
      seat: "first or second reading, or a second opinion",
      slug: OF_EXERCISE,
      kind: "the exercise's kind",
      minutes: "an estimate of the minutes such an item takes, the same for everyone; never measured",
      finding: "the lines of the exercise and the class to be ruled on, for everyone who defends them",
    },
  },
  StoodBy: {
    title: "Findings you defend",
    why: "So that a mentor decides about a supposed false alarm.",
    until: WITH_WORK,
    personal: {
      findingId: "which of your findings",
      class: "what you called it",
      place: "where you marked it",
      state: "whether it is waiting, and the ruling",
      at: "when you defended it, to the hour",
    },
    text: { text: "your reason" },
    neither: {
      submissionId: OF_ROW,
      itemId: "points at its place in the queue, with similar ones from others",
      cohortId: "points at the cohort",
      revisionId: OF_EXERCISE,
      rulingId: "points at the ruling",
    },
  },
  Ruling: {
    title: "Rulings on findings",
    why: "So that one ruling settles all similar findings, and everyone can read why.",
    until:
      "The ruling: as long as the exercise, because scores depend on it. Who ruled, and their text: as long as their account.",
    personal: {
      ruledById: "which mentor ruled",
      decision: "into the key, neutral, or false alarm",
      severity: "the severity",
      ruledAt: "when, to the hour",
    },
    text: { title: "the issue in the mentor’s words", why: "the reason in the mentor’s words" },
    neither: {
      id: ROW,
      itemId: OF_ROW,
      cohortId: "points at the cohort",
      revisionId: OF_EXERCISE,
      class: "the class of defect",
      place: "the lines of the exercise that similar findings are compared with",
      lines: "the lines of the exercise it applies to",
      minutes: "an estimate of the minutes such an item takes, the same for everyone; never measured",
      acceptedAt: "when an admin applied it beyond the cohort, to the hour; the record of changes says by whom",
      refusedAt: "when an admin rejected that, to the hour",
    },
  },
  Regrade: {
    title: "Scores that changed after a ruling",
    why: "So that you see the change and the reason.",
    until: WITH_WORK,
    personal: {
      before: "the old score",
      after: "the new score",
      doneAt: "when it was graded again, to the hour",
    },
    text: {},
    neither: { submissionId: OF_ROW, revisionId: OF_EXERCISE, cause: "points at the ruling" },
  },
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
    neither: { itemId: OF_ROW, fromId: "points at the item it was started for" },
  },
  Snippet: {
    title: "Your snippets as a mentor",
    why: "So that a mentor doesn’t have to write the same text twice, and can share it with a cohort’s mentors.",
    until: "Until you remove it, or as long as your account.",
    personal: { ownerId: "the owner" },
    text: { name: "its name", text: "its text" },
    neither: { id: ROW, cohortId: "points at the cohort whose mentors may use it" },
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
      sentAt: "when it was sent, to the hour; not how long it took",
    },
    text: { summary: "what was written" },
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
    why: "So that you can compare yourself before you review anyone’s work. Shown to no one else.",
    until: WITH_ACCOUNT,
    personal: {
      mentorId: "who reviewed it",
      verdict: "your verdict",
      choices: "your choices in the rubric",
      sentAt: "the day on which you sent it",
    },
    text: {},
    neither: { sample: OF_EXERCISE, version: "which of our reviews it was compared with" },
  },
  Notice: {
    title: "News for you",
    why: "So that you hear about a review, a reply, a new score or a due date without looking for it.",
    until: "As long as the submission or assignment it is about, or your account.",
    personal: {
      userId: "the reader",
      type: "a review, an answer, a ruling, a score, a talk, an item that was handed to you, or something that is due",
      isRead: "whether you have opened the page that shows it",
      at: "when, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      about: "points at the review, conversation, item or assignment",
      submissionId: OF_ROW,
      assignmentId: OF_ROW,
    },
  },
  Override: {
    title: "Scores set by a person",
    why: "So that you can read who changed your score, how and why.",
    until:
      "As long as the submission it is about. Once the account of the person who set it is deleted: without their name and reason.",
    personal: {
      byId: "who set it",
      fromScore: "the old score before",
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
  Portfolio: {
    title: "Your portfolio",
    why: "So that you can show what you chose to anyone you give the link to.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "the owner",
      chosen: "what you selected: names of skills, tracks, certificates and exercises, no figures",
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
      track: "the track you finished",
      statement: "its content: your name, days, numbers and skills when it was issued",
      issuedOn: "the day",
      withdrawnOn: "the day it was withdrawn",
      isWithdrawnByAdmin: "whether an admin withdrew it",
    },
    text: {},
    neither: {
      id: ROW,
      sendKey: "a random value from the page, so that asking twice creates only one",
      talkId: "points at the talk where you explained your work",
    },
  },
  Talk: {
    title: "Talks about your work",
    why: "So that a mentor can meet you and sign that you explained your work in person.",
    until: "As long as your account. Once the mentor’s account is deleted: without their name and text.",
    personal: {
      learnerId: "who asked",
      track: "the track it is about",
      round: "which talk on the track it was, counted from 1",
      askedOn: "the day you asked",
      state: "whether it is waiting, signed, or “not yet”",
      mentorId: "the mentor",
      firstId: "the first of the two submissions",
      secondId: "the second one",
      choices: "what the mentor chose in the rubric",
      decidedOn: "the day it ended",
    },
    text: { note: "when and how to meet you", words: "what the mentor wrote for you" },
    neither: { id: ROW, rubricVersion: "which rubric it was" },
  },
  AbuseReport: {
    title: "Reports about texts",
    why: "So that cohort leads can make sure people are treated well.",
    until: "Until the reporter’s account, the author’s account or the submission is deleted.",
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
      ...{ id: ROW, cohortId: OF_ROW, submissionId: OF_ROW },
      type: "whether it is a comment, a review or a question",
      subject: "points at the comment, review or item",
    },
  },
  Look: {
    title: "Who looked at your work",
    why: "So that you know who did.",
    until: "As long as your account, or the account of the person who looked.",
    personal: {
      viewerId: "who looked",
      ownerId: "whose work it is",
      subject: "which submission; none for a cohort table; a word if your figures were exported as a file",
      day: "the day",
    },
    text: {},
    neither: {},
  },
  AuditEvent: {
    title: "Changes of rights and cohorts",
    why: "So that we can find out who gave or removed a right.",
    until: "As long as the installation. Once you delete your account: without your name.",
    personal: {
      actorId: "who did it",
      aboutId: "whom it affected",
      action: "what was done",
      at: "when, to the hour",
    },
    text: {},
    neither: { id: ROW, subject: "the id of the cohort or invite that was changed" },
  },
  NamedText: {
    title: "Texts by others that name a deleted account",
    why: "So that a lead decides whether a name stays in a text by someone else, and no text changes without that.",
    until: "Until a lead decides, or the text changes or is deleted.",
    personal: {
      ...{ table: "the type of text", row: "which text", column: "which part of it" },
      spans: "where in the text the name is; not the name itself",
    },
    text: {},
    neither: { id: ROW, cohortId: OF_ROW, hash: "a hash of the text, so that we don’t ask about a changed text" },
  },
  Outbox: {
    title: "News of results",
    why: "So that a page waiting for a result is notified.",
    until: WITH_WORK,
    personal: {
      subjectId: "which submission, or whose cohort’s assignments were changed",
      createdAt: "when it was graded, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      type: "what happened",
      payload: "points at the result",
      isReadByReview: "whether the mentors’ queue has been updated",
      isReadByCohort: "whether the reports’ counts have been updated",
    },
  },
  Job: {
    title: "Work that waits to be graded",
    why: "So that no submission is forgotten.",
    until: "Until it is graded: a second or so.",
    personal: { key: "which submission", payload: "which submission" },
    text: {},
    neither: {
      id: ROW,
      task: "the type of job",
      attempts: "how often it was attempted",
      maxAttempts: "the maximum number of attempts",
      dueAt: "when it is retried",
      lockedBy: "which process has it",
      lockedUntil: "until when",
      lastError: "the error on our side; never your submission",
      failedAt: "when it finally failed, to the hour",
    },
  },
  RateLimiterFlexible: {
    title: "Rate limits",
    why: "So that no one can guess passwords or flood the installation. Used when several web servers share a database.",
    until: "Until the end of the quarter of an hour, or of the hour.",
    personal: {
      key: "a keyed hash of an address or account, which can’t be turned back",
      points: "how often",
      expire: "when it is forgotten: the end of the quarter of an hour or hour by the clock",
    },
    text: {},
    neither: {},
  },
  AssignedExercise: { nobody: "Which exercises an assignment contains." },
  Cohort: { nobody: "A cohort has a name and a day; its members are in Membership." },
  Programme: { nobody: "A programme has a name; its leads are in ProgrammeLead." },
  ProgrammeCohort: { nobody: "Which cohorts are in a programme, and whether they give its leads access." },
  KeptFigures: {
    nobody: "Figures about exercises and cohorts, without names, updated every 15 minutes.",
  },
  Edition: { nobody: "Which rulings apply in which cohort." },
  Exercise: { nobody: "The available exercises, the same for everyone." },
  Revision: { nobody: "The exercises’ folders at each revision, the same for everyone." },
  RevisionCheck: { nobody: "The result of checking an exercise." },
  WorkerProcess: { nobody: "The grading processes, and whether they are running." },
} as const satisfies Readonly<Record<string, KeptTable | OtherTable>>;

export interface KeptRow {
  readonly table: string;
  readonly title: string;
  readonly why: string;
  readonly until: string;
  readonly columns: readonly { readonly name: string; readonly what: string }[];
}

/** What the page shows: each table in which people are, with the columns that tell something of them. */
export function listKept(): KeptRow[] {
  return Object.entries<KeptTable | OtherTable>(KEPT).flatMap(([table, kept]) => {
    if ("nobody" in kept) return [];
    const { title, why, until, personal, text } = kept;
    const columns = Object.entries({ ...text, ...personal }).map(([name, what]) => ({ name, what }));
    return [{ table, title, why, until, columns }];
  });
}
