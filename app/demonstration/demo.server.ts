// Long: people, their history and the final steps draw from one generator, in an order that must not change.

import { DEMO_PASSWORD } from "~/accounts/demo-accounts";
import { auth } from "~/accounts/sign-in/auth.server";
import { type Exercise, findExercise, listExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { setDemoProgress } from "~/demonstration/demo-progress.server";
import { gradeSubmission } from "~/grading/grade.server";
import { seedOf } from "~/grading/workspace.server";
import { KIND_IDS, KINDS } from "~/kinds/registry";
import { seededBy } from "~/kinds/seeded";
import { DAY_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import type { Sandbox } from "~/sandbox/contract";
import { addAssignments } from "./demo-assignments.server";
import { addPeer, addReadings, reviewSamples } from "./demo-mentors.server";
import { addShown } from "./demo-shown.server";

/**
 * The demonstration: one cohort with some weeks of history, and an account for each role. The submitted work comes from
 * the exercises' own folders (the key's findings, the suites, the repairs) and is graded by the real grader. All draws
 * come from a fixed seed; dates are counted back from today.
 */
const PEOPLE = [
  { name: "Ana Lind", email: "ana@demo.example", role: "learner", ability: 0.7 },
  { name: "Ben Okafor", email: "ben@demo.example", role: "learner", ability: 0.85 },
  { name: "Chiara Rossi", email: "chiara@demo.example", role: "learner", ability: 0.6 },
  { name: "Dmitri Volkov", email: "dmitri@demo.example", role: "learner", ability: 0.35 },
  { name: "Emeka Obi", email: "emeka@demo.example", role: "learner", ability: 0.5 },
  { name: "Fatima Haddad", email: "fatima@demo.example", role: "learner", ability: 0.9 },
  { name: "Grace Liu", email: "grace@demo.example", role: "learner", ability: 0.55 },
  { name: "Hugo Sandberg", email: "hugo@demo.example", role: "learner", ability: 0.2 },
  { name: "Dr Lee Park", email: "lee@demo.example", role: "mentor", ability: 0 },
  { name: "Maya Santos", email: "maya@demo.example", role: "lead", ability: 0 },
  { name: "Robin Admin", email: "root@demo.example", role: "admin", ability: 0 },
] as const;

/** The cohort's age, and the number of exercises in its course: the first two tracks and a few of the third. */
const WEEKS = 5;
const COURSE = 30;

/** The cohort's name until the demonstration is complete. It identifies a demonstration whose start was interrupted. */
const UNFINISHED = "Demonstration (being set up)";
const DEMO_IS_COMPLETE = "The demonstration is complete.";

/** A demonstration with people and their work, before grading. */
interface BegunDemo {
  readonly cohortId: string;
  readonly submissions: readonly string[];
}

/**
 * Adds people and ungraded work to an empty database, which takes a second or two. `finishDemo` does the rest while the
 * server answers. Returns null if the demonstration, or any other account, already exists. If an earlier start left a
 * demonstration unfinished, it is created again.
 */
export async function beginDemo(say: (line: string) => void): Promise<BegunDemo | null> {
  const isUnfinished = await clearUnfinished();
  if (!isUnfinished && (await db.user.count({ where: { guestUntil: null } })) > 0) return null;
  say("Setting up the demonstration: a cohort with some weeks of history…");
  // No random samples: the same submissions wait for a mentor in every demonstration.
  const cohort = await db.cohort.create({ data: { name: UNFINISHED, sampleShare: 0 } });
  const draw = seededBy(20261120);
  const submissions: string[] = [];
  for (const person of PEOPLE) {
    const userId = await addPerson(person, cohort.id);
    if (person.role === "learner") submissions.push(...(await addHistory(userId, person, draw)));
  }
  setDemoProgress({ graded: 0, of: submissions.length });
  return { cohortId: cohort.id, submissions };
}

/** Grades the work, then adds everything that depends on results. If `signal` stops it, the next start begins again. */
export async function finishDemo(
  { cohortId, submissions }: BegunDemo,
  sandbox: Sandbox,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await gradeAll(submissions, sandbox, say, signal);
    const steps = [
      () => addAnswers(submissions, sandbox),
      () => addThreads(),
      () => addReadings(cohortId),
      () => addPeer(cohortId),
      () => addAssignments(cohortId),
      () => addQuestions(),
      () => followNews(),
      // Figures that were computed meanwhile lack the rows that were added later.
      () => db.keptFigures.deleteMany(),
      () => addShown(),
      () => addProgramme(cohortId),
      () => db.cohort.update({ where: { id: cohortId }, data: { name: "Spring cohort" } }),
    ];
    for (const step of steps) {
      if (signal?.aborted) return;
      await step();
    }
    say(DEMO_IS_COMPLETE);
  } finally {
    setDemoProgress(null);
  }
}

/** A programme that the cohort's lead also leads, and that the cohort has admitted. */
async function addProgramme(cohortId: string): Promise<void> {
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: "maya@demo.example" } });
  const cohorts = { create: { cohortId, isOpen: true } };
  await db.programme.create({ data: { name: "Autumn intake", cohorts, leads: { create: { userId } } } });
}

/** Removes a demonstration that an earlier start left unfinished, unless a real person is in its cohort. */
async function clearUnfinished(): Promise<boolean> {
  const ours = { email: { in: PEOPLE.map(({ email }) => email) } };
  const cohort = await db.cohort.findFirst({
    where: { name: UNFINISHED, memberships: { every: { user: ours } } },
    select: { id: true },
  });
  if (!cohort) return false;
  const submissions = await db.submission.findMany({ where: { user: ours }, select: { id: true } });
  await db.outbox.deleteMany({ where: { subjectId: { in: submissions.map(({ id }) => id) } } });
  await db.programme.deleteMany({ where: { cohorts: { some: { cohortId: cohort.id } } } });
  await db.user.deleteMany({ where: ours });
  await db.cohort.delete({ where: { id: cohort.id } });
  return true;
}

async function addPerson({ name, email, role }: (typeof PEOPLE)[number], cohortId: string): Promise<string> {
  const { user } = await auth.api.signUpEmail({ body: { name, email, password: DEMO_PASSWORD } });
  await db.user.update({ where: { id: user.id }, data: { isDemo: true, isAdmin: role === "admin" } });
  if (role === "mentor") await reviewSamples(user);
  // Signing up also signs in, but no one uses this session.
  await db.session.deleteMany({ where: { userId: user.id } });
  if (role !== "admin") await db.membership.create({ data: { cohortId, userId: user.id, role } });
  return user.id;
}

/** One learner's submissions, oldest first. The work gets better with ability and with each attempt. */
async function addHistory(userId: string, { email, ability }: (typeof PEOPLE)[number], draw: () => number) {
  const ids: string[] = [];
  const isAna = email.startsWith("ana@");
  // Grace ends with the author's own answer, so that someone has finished tracks. She also names the defects in three
  // of every four reviews, whichever exercises come first, so that she may review as a peer.
  const isGrace = email.startsWith("grace@");
  let reviews = 0;
  const listings = listExercises().slice(0, COURSE);
  // Ana leaves the last exercise untouched and has a draft of the one before it, so that her home page shows each
  // state.
  const share = isGrace ? 1 : Math.min(1, 0.3 + ability + draw() * 0.2);
  const reached = isAna ? listings.length - 2 : Math.round(listings.length * share);
  for (const [place, { slug }] of listings.slice(0, reached).entries()) {
    const exercise = findExercise(slug)!;
    const samples = exercise.kind.samples(exercise.content);
    const day = WEEKS * 7 - Math.floor((place / Math.max(1, listings.length)) * (WEEKS * 7 - 2)) - 1;
    const { card, can } = exercise.kind;
    const startsOver = card.startsOver !== null;
    const tries = startsOver ? (isGrace ? 2 : 1) : 1 + Math.floor(draw() * 2);
    const knowsIt = isGrace && startsOver && reviews++ % 4 !== 1;
    for (let tryNumber = 1; tryNumber <= tries; tryNumber++) {
      const isGood = draw() < ability + (tryNumber - 1) * 0.4 || knowsIt || (isGrace && tryNumber === tries);
      const pick = isGood ? 0 : 1 + Math.floor(draw() * Math.max(1, samples.length - 1));
      const sample = samples[Math.min(pick, samples.length - 1)];
      if (!sample) continue;
      const confidence = 50 + 5 * Math.round((isGood ? 4 : 2) + draw() * 6);
      const handedInAt = new Date(Date.now() - day * DAY_MS + (tryNumber + draw()) * 60 * 60 * 1000);
      ids.push(
        await addSubmission(exercise, {
          userId,
          tryNumber,
          handedInAt,
          work: {
            ...(isGood && !isGrace ? (can.demonstration?.roughened?.(sample.work, draw) ?? sample.work) : sample.work),
            confidence,
          },
          confidence,
        }),
      );
      if (isGood) break;
    }
  }
  const next = listings[reached];
  if (isAna && next) await addDraft(userId, findExercise(next.slug)!);
  return ids;
}

async function addSubmission(
  { slug, kind, revisionId }: Exercise,
  row: { userId: string; tryNumber: number; handedInAt: Date; work: object; confidence: number },
): Promise<string> {
  const { userId, tryNumber, work, handedInAt, confidence } = row;
  const { id } = await db.submission.create({
    data: {
      userId,
      slug,
      revisionId,
      tryNumber,
      handedInAt,
      confidence,
      handInKey: `demo-${slug}-${tryNumber}`,
      seed: seedOf({ id: userId }, slug),
      work: JSON.stringify(kind.work.schema.parse(work)),
    },
  });
  return id;
}

async function addDraft(userId: string, { slug, kind, revisionId, content }: Exercise): Promise<void> {
  const open = await kind.open(content, seedOf({ id: userId }, slug));
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  await db.draft.create({
    data: {
      userId,
      slug,
      revisionId,
      version: 1,
      work: JSON.stringify(kind.workspace.emptyDraft(open)),
      savedHour: hour,
    },
  });
}

async function gradeAll(
  ids: readonly string[],
  sandbox: Sandbox,
  say: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const AT_ONCE = 4;
  let graded = 0;
  const rest = [...ids];
  const lane = async () => {
    for (let id = rest.shift(); id && !signal?.aborted; id = rest.shift()) {
      await gradeSubmission(id, sandbox);
      const { handedInAt } = await db.submission.findUniqueOrThrow({ where: { id }, select: { handedInAt: true } });
      await db.result.updateMany({ where: { submissionId: id }, data: { gradedAt: handedInAt } });
      graded++;
      setDemoProgress({ graded, of: ids.length });
      if (graded % 10 === 0 || graded === ids.length) say(`  graded ${graded} of ${ids.length} submissions`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Answers to the question after passed fixes: the author's own example, run like a learner's answer. */
async function addAnswers(ids: readonly string[], sandbox: Sandbox): Promise<void> {
  const passed = await db.submission.findMany({
    where: { id: { in: [...ids] }, results: { some: { status: "passed" } } },
  });
  for (const { id, slug, work, handedInAt } of passed) {
    const exercise = findExercise(slug);
    const answer = exercise?.kind.can.explainBack?.modelAnswer(exercise.content);
    if (!exercise || !answer) continue;
    const { kind, content } = exercise;
    const { holds, message } = await kind.can.explainBack!.explain(
      { content, work: kind.work.schema.parse(JSON.parse(work)), answer },
      sandbox,
    );
    await db.explanation.create({ data: { submissionId: id, source: answer, holds, message, answeredAt: handedInAt } });
  }
}

const QUESTIONS = KIND_IDS.flatMap((kind) =>
  (KINDS[kind].can.demonstration?.questions ?? []).map((question) => ({ kind, question })),
);

/** Learners who wait for a mentor, each since a different day. */
async function addQuestions(): Promise<void> {
  const learners = await db.user.findMany({
    where: { memberships: { some: { role: "learner" } }, submissions: { some: {} } },
    orderBy: { email: "asc" },
    select: { id: true },
    take: QUESTIONS.length,
  });
  for (const [place, { id }] of learners.entries()) {
    const { kind, question } = QUESTIONS[place]!;
    const last = await db.submission.findFirst({
      where: { userId: id, exercise: { kind } },
      orderBy: { handedInAt: "desc" },
      select: { id: true },
    });
    if (!last) continue;
    const submissionId = last.id;
    await askMentor({ id }, submissionId, question);
    const { orderAt, waitingSince } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    const earlier = (time: Date) => new Date(time.getTime() - (QUESTIONS.length - place) * DAY_MS);
    await db.reviewItem.updateMany({
      where: { submissionId },
      data: { waitingSince: earlier(waitingSince), orderAt: earlier(orderAt) },
    });
  }
}

/** Conversations between the mentor and Ana about lines of her newest submissions of each kind. */
async function addThreads(): Promise<void> {
  const mentor = await db.user.findUniqueOrThrow({ where: { email: "lee@demo.example" } });
  const learner = await db.user.findUniqueOrThrow({ where: { email: "ana@demo.example" } });
  const people = { mentor, learner };
  for (const kind of KIND_IDS) {
    const threads = KINDS[kind].can.demonstration?.threads ?? [];
    const newest = await db.submission.findMany({
      where: { userId: learner.id, exercise: { kind } },
      orderBy: { id: "desc" },
      take: threads.length,
    });
    for (const [place, { id: submissionId }] of newest.entries()) {
      const { file, line, isResolved, said } = threads[place]!;
      const resolvedAt = isResolved ? new Date() : null;
      const thread = await db.thread.create({
        data: { submissionId, openedById: mentor.id, file, side: "new", line, resolvedAt },
      });
      for (const { by, text } of said)
        await db.comment.create({ data: { threadId: thread.id, authorId: people[by].id, text } });
    }
  }
}
