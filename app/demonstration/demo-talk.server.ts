import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KIND_IDS, KINDS } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import type { Sandbox } from "~/sandbox/contract";

/** Adds what the demonstration's people wrote: answers, questions to mentors, and threads. */

/**
 * Adds answers to the question that follows a passed fix. Each answer is the author's own example, and is run like a
 * learner's answer.
 */
export async function addAnswers(ids: readonly string[], sandbox: Sandbox): Promise<void> {
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
  (KINDS[kind].can.demonstration?.questions ?? []).map((question) => ({ kind, ...question })),
);

/**
 * A learner whose last submission is older than this many days asks a question only if no active learner can ask it,
 * because learners who have been away rarely ask. The rule "quiet" for learners who need attention has a longer limit.
 */
const ACTIVE_DAYS = 7;

/**
 * Adds learners' questions that wait for a mentor, each from a different learner and day. Each question is about the
 * learner's newest submission by that day that fits the question.
 */
export async function addQuestions(): Promise<void> {
  const learners = await listByActivity();
  for (const [place, { kind, text, fits }] of QUESTIONS.entries()) {
    const daysAgo = QUESTIONS.length - place;
    const earlier = (time: Date) => new Date(time.getTime() - daysAgo * DAY_MS);
    const isFitting = (submission: { slug: string; results: { status: string }[] }) => {
      const exercise = findExercise(submission.slug);
      const isPassed = submission.results.some(({ status }) => status === "passed");
      return exercise !== null && (!fits || fits(exercise.content, isPassed));
    };
    for (const [at, { id }] of learners.entries()) {
      const earlierOnes = await db.submission.findMany({
        where: { userId: id, exercise: { kind }, handedInAt: { lt: earlier(new Date()) } },
        orderBy: { handedInAt: "desc" },
        select: { id: true, slug: true, results: { select: { status: true } } },
      });
      const about = earlierOnes.find(isFitting);
      if (!about) continue;
      learners.splice(at, 1);
      const submissionId = about.id;
      await askMentor({ id }, submissionId, text);
      const { orderAt, waitingSince } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
      await db.reviewItem.updateMany({
        where: { submissionId },
        data: { waitingSince: earlier(waitingSince), orderAt: earlier(orderAt) },
      });
      break;
    }
  }
}

/** Lists learners who have handed in something, sorted by email address, with active learners first. */
async function listByActivity(): Promise<{ id: string }[]> {
  const learners = await db.user.findMany({
    where: { memberships: { some: { role: "learner" } }, submissions: { some: {} } },
    orderBy: { email: "asc" },
    select: { id: true, submissions: { orderBy: { handedInAt: "desc" }, take: 1, select: { handedInAt: true } } },
  });
  const from = new Date(Date.now() - ACTIVE_DAYS * DAY_MS);
  const isActive = ({ submissions: [last] }: (typeof learners)[number]) => last !== undefined && last.handedInAt > from;
  return [...learners.filter(isActive), ...learners.filter((learner) => !isActive(learner))];
}

/** Adds conversations between the mentor and Ana about lines in her newest submission of each kind. */
export async function addThreads(): Promise<void> {
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
