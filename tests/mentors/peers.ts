import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { submitWork } from "../setup/submissions";

/** Creates what makes a learner a peer: passed reviews that, in a mentor's opinion, a colleague could act on. */

interface Person {
  readonly id: string;
}

/** The rubric's choices in which the line "act-on" has its last step: a colleague could act on the review at once. */
export const AT_ONCE = JSON.stringify({ "act-on": 2 });
const REVIEWS = ["partial-refunds", "csv-export", "credit-note-numbering"] as const;

/** Grades a submission. If absent, the submission gets a result with an empty report. */
type Grade = (submissionId: string) => Promise<unknown>;

/** Hands in the best work from the exercise's folder, which passes. Returns the submission's id. */
export async function passed(person: Person, slug: string, grade?: Grade): Promise<string> {
  const submissionId = await submitWork(person, slug);
  if (grade) {
    await grade(submissionId);
    return submissionId;
  }
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const result = { revisionId, engineVersion: "of a test", status: "passed", score: 1, report: "{}" };
  await db.result.create({ data: { submissionId, ...result } });
  return submissionId;
}

/** Creates a mentor's review that ticks these `choices` in the rubric. */
export const ticked = (mentor: Person, submissionId: string, choices = AT_ONCE, more: object = {}) =>
  db.mentorReview.create({
    data: {
      submissionId,
      mentorId: mentor.id,
      seat: 1,
      sendKey: crypto.randomUUID(),
      summary: "",
      verdict: "good",
      rubricVersion: 1,
      choices,
      minutes: 6,
      ...more,
    },
  });

/**
 * Makes this learner demonstrate, in three reviews over eight days, that they can explain what is wrong. Returns the
 * submissions' ids.
 */
export async function shows(learner: Person, mentor: Person, grade?: Grade): Promise<string[]> {
  const ids: string[] = [];
  for (const [n, slug] of REVIEWS.entries()) {
    const id = await passed(learner, slug, grade);
    const handedInAt = new Date(Date.now() - (8 - 4 * n) * DAY_MS);
    await db.submission.update({ where: { id }, data: { handedInAt } });
    await ticked(mentor, id);
    ids.push(id);
  }
  return ids;
}
