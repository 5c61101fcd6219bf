import { SEAT } from "~/accounts/reading/seats";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { listSamples, sendSample } from "~/review/marked/marked.server";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { setHours } from "~/review/queue/hours.server";
import { sendReview } from "~/review/reviews/reviews.server";
import { fieldsOf, rubricOf } from "~/review/reviews/rubric";

/** Adds the work that the demonstration's mentor and lead did in the previous weeks. */

/**
 * Reviews the marked samples, choosing the middle step on each line of the rubric, so that the demonstration's mentor
 * can start with the queue.
 */
export async function reviewSamples(mentor: { readonly id: string }): Promise<void> {
  for (const { slug, kind } of await listSamples(mentor)) {
    const chosen = fieldsOf(kind).map((name) => [name, name === "verdict" ? "again" : "1"]);
    await sendSample(mentor, slug, Object.fromEntries(chosen));
  }
}

/** The two reviews of each submission. `step` is the step that the reviewer chose on every line of the rubric. */
const READINGS = [
  {
    lee: {
      verdict: "again",
      step: 1,
      summary: "You are on the right track. Try the values **at the edge** of each rule.",
    },
    maya: { verdict: "good", step: 1, summary: "Your work is clear and easy to read. Cover the edge cases next time." },
  },
  {
    lee: { verdict: "good", step: 1, summary: "Well spotted." },
    maya: { verdict: "good", step: 0, summary: "That’s right. Explain why you fixed this line." },
  },
] as const;

const idOf = async (email: string) => (await db.user.findUniqueOrThrow({ where: { email } })).id;

/**
 * Adds a person's review of a submission and dates it one day after the submission. Marks the review and its notices as
 * read.
 */
async function addReview(
  mentorId: string,
  { id: submissionId, kind, handedInAt }: { id: string; kind: KindId; handedInAt: Date },
  { seat, ...said }: { seat: number; verdict: string; summary: string; choices: Readonly<Record<string, number>> },
): Promise<void> {
  const mentor = { id: mentorId };
  const { id } = await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat } } });
  await claimItem(mentor, id);
  const sent = await sendReview(
    mentor,
    { id, submissionId, kind },
    { key: `demo-${seat}`, work: { notes: [], ...said } },
    () => 0,
  );
  if (!sent.ok) throw new Error(`the demonstration's review of ${submissionId}: ${JSON.stringify(sent.errors)}`);
  const sentAt = new Date(handedInAt.getTime() + DAY_MS);
  await db.mentorReview.updateMany({ where: { submissionId, seat }, data: { sentAt, isRead: true } });
  await db.notice.updateMany({ where: { submissionId }, data: { isRead: true } });
}

/** Calls `run` while none or all of the cohort's reviews get a second review, and then restores the cohort's share. */
async function withDoubleShare(cohortId: string, share: 0 | 1, run: () => Promise<void>): Promise<void> {
  const { doubleShare } = await db.cohort.findUniqueOrThrow({ where: { id: cohortId } });
  await db.cohort.update({ where: { id: cohortId }, data: { doubleShare: share } });
  await run();
  await db.cohort.update({ where: { id: cohortId }, data: { doubleShare } });
}

/** A learner's submissions, oldest first. */
async function listWork(userId: string, where: Prisma.SubmissionWhereInput, take: number) {
  const rows = await db.submission.findMany({
    where: { ...where, userId },
    orderBy: { handedInAt: "asc" },
    take,
    select: { id: true, handedInAt: true, exercise: { select: { kind: true } } },
  });
  return rows.map(({ exercise, ...row }) => ({ ...row, kind: exercise.kind as KindId }));
}

/**
 * Adds two reviews to each of two submissions by Emeka: the mentor and the lead reviewed these submissions some weeks
 * ago, without seeing each other's reviews.
 */
export async function addReadings(cohortId: string): Promise<void> {
  const [emeka, lee, maya] = [
    await idOf("emeka@demo.example"),
    await idOf("lee@demo.example"),
    await idOf("maya@demo.example"),
  ];
  await withDoubleShare(cohortId, 1, async () => {
    for (const [place, work] of (await listWork(emeka, { tryNumber: 1 }, READINGS.length)).entries()) {
      await askMentor({ id: emeka }, work.id, "");
      for (const [seat, id, { step, ...said }] of [
        [SEAT.first, lee, READINGS[place]!.lee],
        [SEAT.second, maya, READINGS[place]!.maya],
      ] as const) {
        const choices = Object.fromEntries(rubricOf(work.kind).map((line) => [line.id, step]));
        await addReview(id, work, { seat, ...said, choices });
      }
    }
  });
}

/** Makes Grace a peer reviewer: the mentor has confirmed that a colleague could act on her reviews. */
export async function addPeer(cohortId: string): Promise<void> {
  const [grace, lee] = [await idOf("grace@demo.example"), await idOf("lee@demo.example")];
  const said = { seat: SEAT.first, verdict: "good", summary: "The author would know at once what to change." };
  const kinds = KIND_IDS.filter((kind) => KINDS[kind].rules.isToColleague);
  await withDoubleShare(cohortId, 0, async () => {
    const passed = { exercise: { kind: { in: kinds } }, results: { some: { status: "passed" } } };
    for (const work of await listWork(grace, passed, 4)) {
      await askMentor({ id: grace }, work.id, "");
      const choices = Object.fromEntries(rubricOf(work.kind).map(({ id, steps }) => [id, steps.length - 1]));
      await addReview(lee, work, { ...said, choices });
    }
  });
  await db.cohort.update({ where: { id: cohortId }, data: { allowsPeers: true } });
  await setHours({ id: grace }, 1);
}
