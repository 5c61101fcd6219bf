import { DEMO_PASSWORD } from "~/accounts/demo-accounts";
import { auth } from "~/accounts/sign-in/auth.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db, findDatabaseFault } from "~/database/db.server";
import { setDemoProgress } from "~/demonstration/demo-progress.server";
import { gradeSubmission } from "~/grading/grade.server";
import { seededBy } from "~/kinds/seeded";
import type { Sandbox } from "~/sandbox/contract";
import { addJudgements } from "./demo-ai-review.server";
import { addAssignments } from "./demo-assignments.server";
import { addHistories, drawHistory } from "./demo-history.server";
import { addPeer, addReadings, reviewSamples } from "./demo-mentors.server";
import { PEOPLE } from "./demo-people";
import { addShown } from "./demo-shown.server";
import { addSolutions } from "./demo-solutions.server";
import { addAnswers, addQuestions, addThreads } from "./demo-talk.server";

/**
 * Sets up the demonstration: one cohort with several weeks of history, and an account for each role. The submitted work
 * comes from the exercises' own folders (the key's findings, the suites, the fixes) and is graded by the real grader.
 * All draws come from a fixed seed, and dates are counted back from today.
 */

/** The cohort's name until the demonstration is complete. It identifies a demonstration whose setup was interrupted. */
const UNFINISHED = "Demonstration (being set up)";
const DEMO_IS_COMPLETE = "The demonstration is complete.";

/** A demonstration whose people and work are stored, but whose work is not graded yet. */
interface BegunDemo {
  readonly cohortId: string;
  readonly submissions: readonly string[];
}

/**
 * Adds people and ungraded work to an empty database, which takes a second or two. `finishDemo` does the rest while the
 * server is already answering requests. Returns null if the demonstration, or any other account, already exists. If an
 * earlier start left a demonstration unfinished, it is created again. `seed` is for tests: the demonstration must also
 * work with other draws.
 */
export async function beginDemo(say: (line: string) => void, seed = 20261120): Promise<BegunDemo | null> {
  const isUnfinished = await clearUnfinished();
  if (!isUnfinished && (await db.user.count({ where: { guestUntil: null } })) > 0) return null;
  say("Setting up the demonstration: a cohort with several weeks of history…");
  // Turns random sampling off, so that the same submissions wait for a mentor in every demonstration.
  const cohort = await db.cohort.create({ data: { name: UNFINISHED, sampleShare: 0 } });
  const draw = seededBy(seed);
  const drawn: Awaited<ReturnType<typeof drawHistory>> = [];
  for (const person of PEOPLE) {
    const userId = await addPerson(person, cohort.id);
    if (person.role === "learner") drawn.push(...(await drawHistory(userId, person, draw)));
  }
  const submissions = await addHistories(drawn);
  setDemoProgress({ graded: 0, of: submissions.length });
  return { cohortId: cohort.id, submissions };
}

/**
 * Grades the work, then adds everything that depends on results. If `signal` stops it, the next start sets up the
 * demonstration again.
 */
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
      () => addJudgements(),
      () => addThreads(),
      () => addReadings(cohortId),
      () => addPeer(cohortId),
      () => addAssignments(cohortId),
      () => addQuestions(),
      () => countAgain(submissions),
      // Delete the figures that were computed during the setup, because they lack the rows that were added later.
      () => db.keptFigures.deleteMany(),
      () => addShown(),
      () => addSolutions(),
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

/**
 * Counts all submissions again once everything about them is stored. The server already counted them after grading,
 * but without answers and other rows that were added later.
 */
async function countAgain(submissions: readonly string[]): Promise<void> {
  await db.outbox.updateMany({ where: { subjectId: { in: [...submissions] } }, data: { isReadByCohort: false } });
  await followNews();
}

/** Adds a programme that the cohort's lead also leads, and whose leads may read the cohort's reports. */
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
      await gradeOne(id, sandbox);
      graded++;
      setDemoProgress({ graded, of: ids.length });
      if (graded % 10 === 0 || graded === ids.length) say(`  graded ${graded} of ${ids.length} submissions`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/**
 * Grades a submission as of the day on which it was handed in. Retries after a database fault, because the database may
 * answer too late on a busy machine.
 */
async function gradeOne(id: string, sandbox: Sandbox, tries = 3): Promise<void> {
  try {
    await gradeSubmission(id, sandbox);
    const { handedInAt } = await db.submission.findUniqueOrThrow({ where: { id }, select: { handedInAt: true } });
    await db.result.updateMany({ where: { submissionId: id }, data: { gradedAt: handedInAt } });
  } catch (error) {
    if (tries === 1 || !findDatabaseFault(error)) throw error;
    await gradeOne(id, sandbox, tries - 1);
  }
}
