import { db } from "./db.server";
import type { KindId } from "./kinds/kind";
import { askMentor } from "./review/asking.server";
import { claimItem } from "./review/claims.server";
import { fieldsOf, listSamples, sendSample } from "./review/marked.server";
import { sendReview } from "./review/reviews.server";
import { RUBRICS } from "./review/rubric";

/** What the demonstration's mentor and lead did in the weeks before. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** A demonstration's mentor has begun already: has reviewed the marked samples, with the middle step on each line. */
export async function reviewSamples(mentor: { readonly id: string }): Promise<void> {
  for (const { slug, kind } of await listSamples(mentor)) {
    const chosen = fieldsOf(kind).map((name) => [name, name === "verdict" ? "again" : "1"]);
    await sendSample(mentor, slug, Object.fromEntries(chosen));
  }
}

/** What the two said of each, with the step that they chose on every line. */
const READINGS = [
  {
    lee: {
      verdict: "again",
      step: 1,
      summary: "You are on the right way. Try what stands **at the edge** of each rule.",
    },
    maya: { verdict: "good", step: 1, summary: "Clear to read. The edges are for the next one." },
  },
  {
    lee: { verdict: "good", step: 1, summary: "Well seen." },
    maya: { verdict: "good", step: 0, summary: "Right. Say why you mend it there." },
  },
] as const;

/** Two works of Emeka's that the mentor and the lead both reviewed some weeks ago, unseen by each other. */
export async function addReadings(cohortId: string): Promise<void> {
  const idOf = async (email: string) => (await db.user.findUniqueOrThrow({ where: { email } })).id;
  const [emeka, lee, maya] = [
    await idOf("emeka@demo.example"),
    await idOf("lee@demo.example"),
    await idOf("maya@demo.example"),
  ];
  const { doubleShare } = await db.cohort.findUniqueOrThrow({ where: { id: cohortId } });
  await db.cohort.update({ where: { id: cohortId }, data: { doubleShare: 1 } });
  const works = await db.submission.findMany({
    where: { userId: emeka, tryNumber: 1 },
    orderBy: { handedInAt: "asc" },
    take: READINGS.length,
    select: { id: true, handedInAt: true, exercise: { select: { kind: true } } },
  });
  for (const [place, { id: submissionId, handedInAt, exercise }] of works.entries()) {
    const kind = exercise.kind as KindId;
    await askMentor({ id: emeka }, submissionId, "");
    for (const [seat, id, { verdict, step, summary }] of [
      [1, lee, READINGS[place]!.lee],
      [2, maya, READINGS[place]!.maya],
    ] as const) {
      const item = await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat } } });
      await claimItem({ id }, item.id);
      const choices = Object.fromEntries(RUBRICS[kind].map((line) => [line.id, step]));
      const work = { notes: [], summary, verdict, choices };
      await sendReview({ id }, { id: item.id, submissionId, kind }, { key: `demo-${seat}`, work }, () => 0);
    }
    // The next day; and what was new then has been read.
    const sentAt = new Date(handedInAt.getTime() + DAY_MS);
    await db.mentorReview.updateMany({ where: { submissionId }, data: { sentAt, isRead: true } });
    await db.notice.updateMany({ where: { submissionId }, data: { isRead: true } });
  }
  await db.cohort.update({ where: { id: cohortId }, data: { doubleShare } });
}
