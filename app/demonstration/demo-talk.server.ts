import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KIND_IDS, KINDS } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import type { Sandbox } from "~/sandbox/contract";

/** What the demonstration's people wrote to each other: answers, questions to mentors, and threads. */

/** Answers to the question after passed fixes: the author's own example, run like a learner's answer. */
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
  (KINDS[kind].can.demonstration?.questions ?? []).map((question) => ({ kind, question })),
);

/** Adds learners' questions that wait for a mentor, each from a different day. */
export async function addQuestions(): Promise<void> {
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
