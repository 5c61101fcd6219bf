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
  /** The rest, each with the reason why it tells nothing of anybody. */
  readonly neither: Readonly<Record<string, string>>;
}

/** A table in which nobody is. */
interface OtherTable {
  readonly nobody: string;
}

const ROW = "the row's own name: drawn, or with the day and its place in an order";
const OF_ROW = "points at the row that this one belongs to";
const OF_EXERCISE = "points at an exercise, which is the same for everybody";
const LIBRARY = "always empty: the accounts library would fill it, and we don't let it";
const WITH_ACCOUNT = "As long as your account.";
const WITH_WORK = "As long as the hand-in it belongs to, which is as long as your account.";

export const KEPT = {
  User: {
    title: "Your account",
    why: "So that you can sign in, that your mentors know whose work they read, and that the editor is as you like it.",
    until: WITH_ACCOUNT,
    personal: {
      id: "a random name for you, which your rows point at",
      email: "your e-mail address",
      emailVerified: "whether you confirmed the address by a link in a mail; never, where no mail is sent",
      isAdmin: "whether you run this installation",
      isDemo: "whether the account belongs to the demonstration",
      editor: "which editor you chose",
      singleKeys: "whether single keys do something",
      mentorMinutes: "the minutes a week that you said you give as a mentor",
      getsMail: "whether you get a mail of what is new, where this installation sends any",
      mailedOn: "the day of the last such mail",
      twoFactorEnabled: "whether signing in with your password takes a second step",
      guestUntil: "a guest's last day; empty for an account",
      createdAt: "the day on which you made the account",
      updatedAt: "the day on which you last changed it",
    },
    text: { name: "your name, as you wrote it" },
    neither: { image: LIBRARY },
  },
  Session: {
    title: "Signed-in devices",
    why: "So that you stay signed in, and can sign a device out. Neither your network address nor your browser is kept.",
    until: "Until you sign out, or for 30 days.",
    personal: {
      userId: "whose it is",
      device: "the kind of device: computer, phone or tablet, or program",
      expiresAt: "the day on which it ends",
      createdAt: "the day on which you signed in",
      updatedAt: "the last day on which it was renewed",
    },
    text: {},
    neither: {
      id: ROW,
      token: "drawn at random; the cookie in your browser holds it",
      ipAddress: LIBRARY,
      userAgent: LIBRARY,
    },
  },
  SignIn: {
    title: "Sign-ins",
    why: "So that you see whether anyone else signs in as you, or tries to.",
    until: "For 90 days, or as long as your account.",
    personal: {
      userId: "whose they are",
      day: "the day",
      device: "the kind of device: computer, phone or tablet, or program",
      way: "with what: a password, a passkey, a code, a link for a new password",
      isRefused: "whether they were refused",
      count: "how many on that day",
    },
    text: {},
    neither: { id: ROW },
  },
  TwoFactor: {
    title: "Your second step",
    why: "So that your password alone signs no one in.",
    until: "Until you or an admin turn it off, or as long as your account.",
    personal: {
      userId: "whose it is",
      verified: "whether you finished setting it up",
      failedVerificationCount: "how many wrong codes came in a row",
      lockedUntil: "until when no code is taken after too many wrong ones, to the quarter of an hour",
    },
    text: {},
    neither: {
      id: ROW,
      secret: "what your app makes codes from, encrypted",
      backupCodes: "your recovery codes, encrypted",
    },
  },
  Passkey: {
    title: "Your passkeys",
    why: "So that you can sign in with a key of your device.",
    until: "Until you remove it, or as long as your account.",
    personal: {
      userId: "whose it is",
      createdAt: "the day on which you added it",
      counter: "how often the device says it was used, where it says so",
      deviceType: "whether the key stays in one device",
      backedUp: "whether the key is backed up by your device’s maker",
      transports: "how the key reaches a browser: built in, USB, NFC, Bluetooth",
    },
    text: { name: "its name, as you wrote it" },
    neither: {
      id: ROW,
      publicKey: "checks the key’s signatures, and makes none",
      credentialID: "drawn by the device",
      aaguid: LIBRARY,
    },
  },
  Account: {
    title: "Your password",
    why: "So that only you can sign in.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "whose it is",
      accountId: "your account's name again, as the accounts library keeps it",
      password: "a hash of your password (argon2id), from which it cannot be read",
      createdAt: "the day on which you set the first one",
      updatedAt: "the day on which you last changed it",
    },
    text: {},
    neither: {
      id: ROW,
      providerId: "the way to sign in: always a password",
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
      value: "whose it is, or what your device has to sign",
      expiresAt: "the day on which it ends; of an unfinished sign-in the quarter of an hour",
      createdAt: "the day on which it was made",
      updatedAt: "the same day",
    },
    text: {},
    neither: { id: ROW, identifier: "a hash of the secret in the link, or drawn at random" },
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
    title: "Programmes that you lead",
    why: "So that you see the figures of a programme’s cohorts.",
    until: "Until an admin takes you out, or deletes the programme, or as long as your account.",
    personal: { userId: "who you are" },
    text: {},
    neither: { programmeId: "points at the programme" },
  },
  ToldLedger: {
    title: "Figures that count you",
    why: "So that what is told of your cohort to others gives nobody in it away, on whichever day they look.",
    until:
      "As long as the cohort. Once your account is deleted: as one of at least five, by a mark that was drawn and stands for nobody.",
    personal: {
      people: "a mark that stands for each learner, yours made from your account’s random name",
      told: "which of the cohort’s figures count you",
    },
    text: {},
    neither: { cohortId: "points at the cohort" },
  },
  Invite: {
    title: "Invites",
    why: "So that only who was invited becomes a mentor or a lead.",
    until:
      "One that is bound to your address: until your account is deleted. One that you made: as long as its cohort.",
    personal: {
      email: "the address that an invite is bound to; empty for a learners’ link",
      createdById: "who made it",
      createdAt: "when it was made, to the hour",
      revokedAt: "when it was taken back, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      cohortId: "points at the cohort",
      tokenHash: "a hash of the secret in the link",
      role: "what the invite makes of whoever uses it",
      maxUses: "how often it can be used",
      uses: "how often it was used; by whom is not kept",
      endsAt: "when it ends",
    },
  },
  ExportLink: {
    title: "Links for scripts",
    why: "So that a program of yours can read a cohort’s figures while you lead it.",
    until: "As long as your account. Once it is withdrawn, only its days and the hash: so that no form makes it again.",
    personal: {
      madeById: "who made it",
      madeOn: "the day on which it was made",
      usedOn: "the day on which it was last used; by whom is not kept",
      withdrawnOn: "the day on which it was withdrawn",
    },
    text: { name: "what it is for, as you wrote it" },
    neither: { id: ROW, cohortId: "points at the cohort", tokenHash: "a hash of the secret in the link" },
  },
  ExportSchedule: {
    title: "Exports that you have written by turns",
    why: "So that a cohort’s files are written in the name of somebody who may have them.",
    until: "Until a lead sets them anew or ends them; from the day on which you delete your account without you.",
    personal: { setById: "in whose name they are written", every: "each day, or each week" },
    text: {},
    neither: {
      cohortId: "points at the cohort",
      dueAt: "when the next turn is",
      writtenAt: "when the last one was done, to the hour",
      fault: "why the last one wrote nothing",
      lockedUntil: "until when a process writes",
    },
  },
  Draft: {
    title: "Drafts",
    why: "So that you can go on where you stopped, in another browser, too.",
    until:
      "Until you hand in, or throw the draft away. Each save overwrites the one before. One that you set aside comes back in its place.",
    personal: {
      userId: "whose it is",
      version: "a number that goes up with each save, so that two tabs don’t overwrite each other",
      savedHour: "when it was last saved, to the hour and no finer",
    },
    text: {
      work: "your work as it was last saved",
      setAside: "another draft of it, which you set aside to work on a hand-in again",
    },
    neither: { slug: OF_EXERCISE, revisionId: OF_EXERCISE },
  },
  Assignment: {
    title: "Assignments that you wrote",
    why: "So that a cohort’s learners know what is asked of them, and by when.",
    until:
      "Until somebody who leads the cohort removes it. Once the account of who wrote it is deleted: without their words and name.",
    personal: { writtenById: "whose words they are" },
    text: { title: "what it is called", note: "what learners are told of it" },
    neither: {
      id: ROW,
      cohortId: "points at the cohort",
      makeKey: "drawn at random, so that it is stored once",
      opensAt: "when it opens, the same for everybody",
      dueAt: "when it is due, the same for everybody who has no own date",
      timeZone: "the place whose clocks the two are told by",
      isRequired: "whether it is required",
      sampleShare: "how many of its hand-ins mentors read as samples",
      eachDoes: "how many exercises each learner does, where they are picked for each",
      madeAt: "when it was made, to the hour; by whom is in the record of changes",
    },
  },
  Extension: {
    title: "More time for you",
    why: "So that an assignment is due for you when a lead said so.",
    until: "Until it is taken back, or as long as the assignment or your account.",
    personal: { userId: "whose it is", dueAt: "when it is due for you", givenAt: "when it was given, to the hour" },
    text: {},
    neither: { assignmentId: "points at the assignment" },
  },
  AssignmentPick: {
    title: "Exercises that were picked for you",
    why: "So that what an assignment asks of you does not change under you.",
    until: "As long as the assignment, or your account.",
    personal: {
      userId: "for whom",
      place: "the how-manieth it is",
      slug: "which exercise",
      fit: "how hard it was reckoned to be for you",
    },
    text: {},
    neither: { assignmentId: "points at the assignment" },
  },
  Submission: {
    title: "Your submissions",
    why: "So that it can be graded, that you and your mentors can read it again, and that it counts for your skills.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "whose it is",
      tryNumber: "which try of yours it was, counted from 1",
      hintsUsed: "how many hints you had asked for",
      confidence: "how sure you said you were",
      handedInAt: "when you handed it in, to the hour",
    },
    text: { work: "your findings, tests or repaired files" },
    neither: {
      id: ROW,
      slug: OF_EXERCISE,
      revisionId: OF_EXERCISE,
      handInKey: "drawn by the page, so that a hand-in that is sent twice is stored once",
      seed: "decides what was drawn by lot for you, like the order of files; made from your account’s random name",
    },
  },
  Result: {
    title: "Results",
    why: "So that you see what you caught and what you missed, and how your skills stand.",
    until: WITH_WORK,
    personal: {
      status: "passed, failed, or your code broke",
      score: "the score",
      report: "the report, which quotes your work and how your tests ran",
      gradedAt: "when it was graded, to the hour",
      rank: "whether a person set it in the place of the grader’s",
    },
    text: {},
    neither: { id: ROW, submissionId: OF_ROW, revisionId: OF_EXERCISE, engineVersion: "which grader said so" },
  },
  TryFact: {
    title: "What your hand-ins tell",
    why: "So that your skills, and the reports of who leads your cohort, are counted from results without opening them all.",
    until: WITH_WORK,
    personal: {
      userId: "whose it is",
      tryNumber: "which try it was",
      counting: "whether it counts for skills",
      handedInAt: "when it was handed in, to the hour",
      status: "passed, failed, or your code broke",
      score: "the score that stands",
      ownStatus: "the same as the grader found it, whatever a person set",
      ownScore: "the score as the grader found it",
      history: "which score stood since when",
      confidence: "how sure you said you are",
      cameTrue: "whether that came true",
      flawed: "whether the change that you judged was flawed",
      requested: "whether you requested changes",
      explained: "whether you showed an input that used to break",
      actionable: "whether a mentor said that a colleague could act on it",
      issues: "the classes of the issues that you found or missed",
    },
    text: {},
    neither: {
      ...{ submissionId: OF_ROW, slug: OF_EXERCISE, kind: OF_EXERCISE, revisionId: OF_EXERCISE, track: OF_EXERCISE },
      skills: OF_EXERCISE,
    },
  },
  TryParts: {
    title: "What your hand-ins tell of the exercises",
    why: "So that it is found out which exercises are too hard, or have a wrong key.",
    until: WITH_WORK,
    personal: { parts: "which issues, mistakes and defects you caught, and where you called right code wrong" },
    text: {},
    neither: { submissionId: OF_ROW },
  },
  LearnerTally: {
    title: "Your counts",
    why: "So that the reports of who leads your cohort open without reading all hand-ins.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "whose they are",
      handIns: "how many hand-ins",
      passed: "how many exercises you passed",
      firstOn: "the day of the first hand-in",
      firstPassOn: "the day of the first pass",
      lastOn: "the day of the last hand-in",
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
    why: "So that the reports of who leads your cohort open without reading all hand-ins.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "whose it is", skill: "which skill", state: "how you stand with it" },
      ...{ tries: "how many tries count for it", passes: "how many of them passed" },
    },
    text: {},
    neither: {},
  },
  ClassTally: {
    title: "Classes of defects",
    why: "So that you and who leads your cohort see what is missed often.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "whose it is", class: "which class", issues: "how many issues you had before you" },
      caught: "how many of them you found",
    },
    text: {},
    neither: {},
  },
  SureTally: {
    title: "How sure you were",
    why: "So that you and who leads your cohort see how well it fits what came true.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "whose it is", step: "how sure, in steps of ten percent", answers: "how many answers" },
      ...{
        right: "how many came true",
        said: "the sum of what you said",
        squares: "how far that was from what came true",
      },
    },
    text: {},
    neither: { kind: "the exercises’ kind" },
  },
  WeekTally: {
    title: "Submissions by week",
    why: "So that a cohort’s trend can be drawn.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "whose it is", week: "the week’s Monday" },
      ...{ handIns: "how many hand-ins", passed: "how many exercises were passed for the first time" },
    },
    text: {},
    neither: {},
  },
  TrackTally: {
    title: "Tracks",
    why: "So that it is seen who has finished which track.",
    until: WITH_ACCOUNT,
    personal: {
      ...{ userId: "whose it is", track: "which track" },
      ...{ tried: "how many of its exercises you handed in", passed: "how many you passed" },
    },
    text: {},
    neither: {},
  },
  Explanation: {
    title: "Answers after a fix",
    why: "So that a fix that you can explain counts for your skills.",
    until: WITH_WORK,
    personal: {
      holds: "whether your example held",
      message: "what the run of it said",
      answeredAt: "when you answered, to the hour",
    },
    text: { source: "the example that you wrote" },
    neither: { submissionId: OF_ROW },
  },
  HintUse: {
    title: "Hints",
    why: "So that a hint that you saw stays open, and that work with hints is not counted as work without.",
    until: WITH_ACCOUNT,
    personal: { userId: "who asked", step: "which hint" },
    text: {},
    neither: { slug: OF_EXERCISE },
  },
  Thread: {
    title: "Conversations",
    why: "So that you and your mentors can talk about a line of your work.",
    until: "As long as the work that they are on, or until nobody’s comment is left in them.",
    personal: {
      openedById: "who began it",
      createdAt: "when it was begun, to the hour",
      resolvedAt: "when it was settled, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      file: "the file of the hand-in that it is on",
      side: "before or after the change",
      line: "the line that it is on",
      endLine: "the last line, where it is on several",
    },
  },
  Comment: {
    title: "Comments",
    why: "So that you and your mentors can read what was said.",
    until: "As long as the work that they are on, or the account of who wrote them, whichever ends first.",
    personal: { authorId: "who wrote it", createdAt: "when, to the hour" },
    text: { text: "what was written" },
    neither: { id: ROW, threadId: OF_ROW },
  },
  ReviewItem: {
    title: "Questions to a mentor",
    why: "So that a mentor finds what you ask, and no two answer it.",
    until: WITH_WORK,
    personal: {
      learnerId: "who waits",
      state: "whether it waits, was answered or taken back",
      asksHelp: "whether you asked",
      isStuck: "whether three tries in a row had missed when you asked",
      isSample: "whether it was chosen at random to check the grading",
      isFinding: "whether you stand by a finding",
      waitingSince: "since when it waits, to the hour",
      orderAt: "its place in the queue",
      dueAt: "when an assignment asks for it, if one does",
      claimedById: "which mentor has it open now, or had it last; overwritten by the next",
      leaseUntil: "until which minute, if their page stays silent; empty within minutes after they leave",
      assignedToId: "the mentor to whom another one handed it",
      likeKey: "a hash of what you handed in, the same for hand-ins that mean the same",
    },
    text: { question: "what you asked" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      cohortId: "points at the cohort",
      seat: "first or second reading, or a second opinion",
      slug: OF_EXERCISE,
      kind: "the exercise's kind",
      minutes: "what such an item is reckoned to take, the same for everybody; never measured",
      finding: "the lines of the exercise and the class that are to be ruled on, for all who stand by them",
    },
  },
  StoodBy: {
    title: "Findings that you stand by",
    why: "So that a mentor rules on what counted as a false alarm.",
    until: WITH_WORK,
    personal: {
      findingId: "which of your findings",
      class: "what you called it",
      place: "where you marked it",
      state: "whether it waits, and what was ruled",
      at: "when you stood by it, to the hour",
    },
    text: { text: "your reason" },
    neither: {
      submissionId: OF_ROW,
      itemId: "points at where it waits, with alike ones of others",
      cohortId: "points at the cohort",
      revisionId: OF_EXERCISE,
      rulingId: "points at the ruling",
    },
  },
  Ruling: {
    title: "Rulings on findings",
    why: "So that all alike findings are settled by one ruling, and everybody can read why.",
    until:
      "What was ruled: as long as the exercise, since scores follow from it. Who ruled, and their words: as long as their account.",
    personal: {
      ruledById: "which mentor ruled",
      decision: "into the key, neutral, or false alarm",
      severity: "how bad they said it is",
      ruledAt: "when, to the hour",
    },
    text: { title: "the issue in the mentor’s words", why: "the reason in the mentor’s words" },
    neither: {
      id: ROW,
      itemId: OF_ROW,
      cohortId: "points at the cohort",
      revisionId: OF_EXERCISE,
      class: "the class of defect",
      place: "the lines of the exercise that alike findings are compared with",
      lines: "the lines of the exercise for which it holds",
      minutes: "what such an item is reckoned to take, the same for everybody; never measured",
      acceptedAt: "when an admin had it hold beyond the cohort, to the hour; by whom is in the record of changes",
      refusedAt: "when an admin said that it does not, to the hour",
    },
  },
  Regrade: {
    title: "Scores that changed after a ruling",
    why: "So that you see from what to what, and why.",
    until: WITH_WORK,
    personal: {
      before: "the score that stood",
      after: "the score that stands since",
      doneAt: "when it was graded again, to the hour",
    },
    text: {},
    neither: { submissionId: OF_ROW, revisionId: OF_EXERCISE, cause: "points at the ruling" },
  },
  ReviewDraft: {
    title: "Reviews that you write",
    why: "So that a mentor can go on where they stopped, in another browser, too.",
    until: "Until it is sent, or thrown away. Each save overwrites the one before.",
    personal: {
      mentorId: "whose it is",
      version: "a number that goes up with each save, so that two tabs don’t overwrite each other",
      savedHour: "when it was last saved, to the hour and no finer",
    },
    text: { work: "the review as it was last saved" },
    neither: { itemId: OF_ROW, fromId: "points at the item whose review it began as" },
  },
  Snippet: {
    title: "Texts that you write often as a mentor",
    why: "So that a mentor need not write the same twice, and can lend it to the mentors of a cohort.",
    until: "Until you remove it, or as long as your account.",
    personal: { ownerId: "whose it is" },
    text: { name: "its name", text: "what it says" },
    neither: { id: ROW, cohortId: "points at the cohort whose mentors may use it" },
  },
  MentorReview: {
    title: "Reviews by mentors and peers",
    why: "So that you can read what a mentor said of your work as a whole.",
    until: "As long as the work that they are on, or the account of who wrote them, whichever ends first.",
    personal: {
      mentorId: "who wrote it",
      isPeer: "whether they wrote it as a peer, and not as a mentor",
      verdict: "how they found it",
      choices: "what they ticked in the rubric",
      isRead: "whether the learner has opened it",
      sentAt: "when it was sent, to the hour; how long it took is not kept",
    },
    text: { summary: "what was written" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      seat: "first or second reading",
      sendKey: "drawn at random, so that it is stored once",
      rubricVersion: "which rubric was ticked",
      minutes: "what such an item is reckoned to take, the same for everybody; never measured",
    },
  },
  MarkedReview: {
    title: "Samples that you reviewed as a new mentor",
    why: "So that you see how you compare before you review anybody’s work. Shown to no one else.",
    until: WITH_ACCOUNT,
    personal: {
      mentorId: "who reviewed it",
      verdict: "how you found it",
      choices: "what you ticked in the rubric",
      sentAt: "the day on which you sent it",
    },
    text: {},
    neither: { sample: OF_EXERCISE, version: "which mark it was compared with" },
  },
  Notice: {
    title: "News for you",
    why: "So that you hear of a review, an answer, a new score or what is due without looking for it.",
    until: "As long as the hand-in or assignment that it is about, or your account.",
    personal: {
      userId: "whom it is for",
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
    why: "So that you can read who set your score, from what to what, and why.",
    until:
      "As long as the hand-in it is about. Once the account of who set it is deleted: without their name and reason.",
    personal: {
      byId: "who set it",
      fromScore: "the score that stood before",
      toScore: "the score that stands since",
      takesBackId: "which one it takes back, if it does",
      setAt: "when, to the hour",
    },
    text: { reason: "why" },
    neither: {
      id: ROW,
      submissionId: OF_ROW,
      rank: "its place in the history",
      sendKey: "drawn at random, so that it is stored once",
      replacesId: OF_ROW,
    },
  },
  Portfolio: {
    title: "Your portfolio",
    why: "So that you can show what you chose to whoever you give its link to.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "whose it is",
      chosen: "what you ticked: names of skills, tracks, certificates and exercises, no figures",
      link: "the link, while it is open",
    },
    text: { name: "the name on it", intro: "what you wrote about yourself", words: "the words of the link" },
    neither: {},
  },
  ClosedLink: {
    title: "Links of your portfolio that you closed",
    why: "So that whoever has one reads that it was withdrawn, and not whose it was.",
    until: WITH_ACCOUNT,
    personal: { userId: "whose it was", hash: "a hash of the link, from which it cannot be read" },
    text: {},
    neither: {},
  },
  Certificate: {
    title: "Your certificates",
    why: "So that whoever you give one to can verify what it says.",
    until: WITH_ACCOUNT,
    personal: {
      userId: "whose it is",
      code: "the drawn code by which it is verified",
      track: "the track that you finished",
      statement: "what it says: your name, days, numbers and skills as they were when it was issued",
      issuedOn: "the day",
      withdrawnOn: "the day on which it was withdrawn",
      isWithdrawnByAdmin: "whether an admin withdrew it",
    },
    text: {},
    neither: {
      id: ROW,
      sendKey: "drawn by the page, so that one that is asked for twice is made once",
      talkId: "points at the talk in which it was explained",
    },
  },
  Talk: {
    title: "Talks about your work",
    why: "So that a mentor can meet you, and sign that you explained your work in person.",
    until: "As long as your account. Once the account of the mentor is deleted: without their name and their words.",
    personal: {
      learnerId: "who asked",
      track: "the track that it is about",
      round: "which talk on the track it was, counted from 1",
      askedOn: "the day on which you asked",
      state: "whether it waits, was signed, or is not yet",
      mentorId: "who held it",
      firstId: "the first of the two hand-ins",
      secondId: "the second one",
      choices: "what the mentor chose in the rubric",
      decidedOn: "the day on which it came to its end",
    },
    text: { note: "when and how you can be met", words: "what the mentor wrote for you" },
    neither: { id: ROW, rubricVersion: "which rubric it was" },
  },
  AbuseReport: {
    title: "Reports of what somebody wrote",
    why: "So that who leads a cohort can see to it that people are treated well.",
    until:
      "As long as the account of who reported, of who is reported, and the hand-in; with the first of them it goes.",
    personal: {
      reporterId: "who reports; who is reported is not told",
      aboutId: "who wrote what is reported",
      settledById: "which lead or admin has settled it",
      createdAt: "when it was reported, to the hour",
      settledAt: "when it was settled, to the hour",
    },
    text: {
      reason: "what is wrong with it, in the words of who reports",
      note: "what the lead wrote as they settled it",
    },
    neither: {
      ...{ id: ROW, cohortId: OF_ROW, submissionId: OF_ROW },
      type: "whether it is a comment, a review or a question",
      subject: "points at the comment, review or item",
    },
  },
  Look: {
    title: "Who looked at your work",
    why: "So that you know.",
    until: "As long as your account, or the account of who looked.",
    personal: {
      viewerId: "who looked",
      ownerId: "whose work it is",
      subject: "which hand-in; none for a table of the cohort; a word where your figures were taken out as a file",
      day: "the day",
    },
    text: {},
    neither: {},
  },
  AuditEvent: {
    title: "Changes of rights and cohorts",
    why: "So that it can be found out who gave whom a right, or took it.",
    until: "As long as the installation; from the day on which you delete your account without you.",
    personal: {
      actorId: "who did it",
      aboutId: "to whom",
      action: "what was done",
      at: "when, to the hour",
    },
    text: {},
    neither: { id: ROW, subject: "what it was done to: a cohort or an invite, by its random name" },
  },
  NamedText: {
    title: "Texts of others that name a deleted account",
    why: "So that a lead decides whether a name stays in what somebody else wrote, and no text is changed without that.",
    until: "Until it is decided, or the text is changed or gone.",
    personal: {
      ...{ table: "in what sort of text it is", row: "in which one", column: "in which part of it" },
      spans: "where in the text a name would be taken out; not the name",
    },
    text: {},
    neither: { id: ROW, cohortId: OF_ROW, hash: "a hash of the text: one that has changed since is not asked about" },
  },
  Outbox: {
    title: "News of results",
    why: "So that a page that waits for a result hears of it.",
    until: WITH_WORK,
    personal: {
      subjectId: "which hand-in, or whose cohort’s assignments were changed",
      createdAt: "when it was graded, to the hour",
    },
    text: {},
    neither: {
      id: ROW,
      type: "what happened",
      payload: "points at the result",
      isReadByReview: "whether the mentors’ queue has heard of it",
      isReadByCohort: "whether the reports’ counts have heard of it",
    },
  },
  Job: {
    title: "Work that waits to be graded",
    why: "So that nothing that was handed in is forgotten.",
    until: "Until it is graded: a second or so.",
    personal: { key: "which hand-in", payload: "which hand-in" },
    text: {},
    neither: {
      id: ROW,
      task: "what has to be done",
      attempts: "how often it was tried",
      maxAttempts: "how often it will be tried",
      dueAt: "when it is tried next",
      lockedBy: "which process does it",
      lockedUntil: "until when",
      lastError: "what broke on our side; never what was handed in",
      failedAt: "when we gave up, to the hour",
    },
  },
  RateLimiterFlexible: {
    title: "How often something was tried",
    why: "So that nobody can try out passwords, or flood the installation. Used where several web servers share a database.",
    until: "Until the end of the quarter of an hour, or of the hour.",
    personal: {
      key: "a keyed hash of an address or account, from which it cannot be read",
      points: "how often",
      expire: "when it is forgotten: the end of the quarter of an hour or hour by the clock",
    },
    text: {},
    neither: {},
  },
  AssignedExercise: { nobody: "Which exercises an assignment asks for." },
  Cohort: { nobody: "A cohort has a name and a day; who is in it stands in Membership." },
  Programme: { nobody: "A programme has a name; who leads it stands in ProgrammeLead." },
  ProgrammeCohort: { nobody: "Which cohorts are in a programme, and whether they let its leads in." },
  KeptFigures: {
    nobody: "Figures of exercises and cohorts, with nobody named in them, made anew every quarter of an hour.",
  },
  Edition: { nobody: "Which rulings hold for whom, by cohort." },
  Exercise: { nobody: "What is on offer, the same for everybody." },
  Revision: { nobody: "The exercises’ folders as they were, the same for everybody." },
  RevisionCheck: { nobody: "What a check found in an exercise." },
  WorkerProcess: { nobody: "The processes that grade, and that they live." },
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
