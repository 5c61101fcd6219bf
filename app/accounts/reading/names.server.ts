import { db } from "~/database/db.server";
import { draw } from "~/operations/draw.server";
import { SEAT } from "./seats";

/**
 * Decides who sees a learner's name. In a cohort that hides names, reviewers see it only after they have sent their
 * review, or have agreed to hold the learner's talk.
 */

const DIGITS = 5;

/**
 * A label that replaces a hidden name, for example "Learner 48213". A learner's number is the same on all pages of a
 * cohort, different in another cohort, and not derived from the name. Two learners of a cohort can have the same
 * number, so it is never used as a key.
 */
export function numberedName(cohortId: string, learnerId: string): string {
  const lowest = 10 ** (DIGITS - 1);
  return `Learner ${lowest + (draw("names", cohortId, learnerId).readUInt32BE() % (9 * lowest))}`;
}

/** The labels in the pool for a learner who asks, and for a learner who answers. */
export const POOL_NAMES = { asks: "A learner", answers: "A learner who passed this exercise" } as const;

/**
 * A peer's signature: the name, as for any reviewer, and "a peer". In the pool, the signature is only a label without a
 * name.
 */
export const asPeer = (name: string, seat: number): string =>
  seat === SEAT.pool ? POOL_NAMES.answers : `${name} (a peer)`;

interface Learner {
  readonly id: string;
  readonly name: string;
}

/**
 * The number that this reader sees in place of a learner's name. It is the learner's number in one of the reader's
 * cohorts, provided that this cohort hides names and the learner is or was a member of it. Null if there is no such
 * cohort. With `cohortId`, checks only this cohort.
 */
async function findNumber(reader: { readonly id: string }, learnerId: string, cohortId?: string) {
  if (reader.id === learnerId) return null;
  const hiding = await db.membership.findFirst({
    where: {
      userId: reader.id,
      ...(cohortId && { cohortId }),
      cohort: {
        hidesNames: true,
        // After a learner has left the cohort, their name stays hidden for the questions that they asked in it.
        OR: [{ memberships: { some: { userId: learnerId } } }, { reviewItems: { some: { learnerId } } }],
      },
    },
    orderBy: { cohortId: "asc" },
    select: { cohortId: true },
  });
  return hiding && numberedName(hiding.cohortId, learnerId);
}

/**
 * Returns the name or number that this reader sees for the learner who wrote a submission. The reader sees the number
 * if the name is hidden and they have not sent a review of the submission yet. A peer always sees the number. With
 * `cohortId`, checks only this cohort.
 */
export async function nameFor(
  reader: { readonly id: string },
  learner: Learner,
  submissionId: string,
  cohortId?: string,
): Promise<string> {
  const number = await findNumber(reader, learner.id, cohortId);
  if (!number) return learner.name;
  const sent = await db.mentorReview.count({ where: { submissionId, mentorId: reader.id, isPeer: false } });
  return sent > 0 ? learner.name : number;
}

/**
 * Returns the name of a learner who chose to show it on a text. Null for readers who see a number in place of the name:
 * if the text had the number, a reader who learns the name elsewhere would know whose submissions have this number.
 */
export const nameByChoice = async (reader: { readonly id: string }, learner: Learner): Promise<string | null> =>
  (await findNumber(reader, learner.id)) === null ? learner.name : null;

/**
 * Returns the name or number that a mentor sees for a learner on the pages of the learner's talk. These pages link to
 * submissions, so the mentor sees the same number as on the submissions until they agree to hold the talk, in which
 * they will meet the learner.
 */
export async function nameInTalk(
  mentor: { readonly id: string },
  learner: Learner,
  holderId: string | null,
): Promise<string> {
  const number = holderId === mentor.id ? null : await findNumber(mentor, learner.id);
  return number ?? learner.name;
}

/**
 * For many learners of one cohort: returns a function that finds the name or number that this reader sees for a learner
 * on the page of one of the learner's submissions.
 */
export async function namesIn(
  reader: { readonly id: string },
  cohortId: string,
): Promise<(learner: Learner, submissionId: string) => string> {
  const hiding = { userId: reader.id, cohortId, cohort: { hidesNames: true } };
  if ((await db.membership.count({ where: hiding })) === 0) return ({ name }) => name;
  const rows = await db.mentorReview.findMany({
    where: { mentorId: reader.id, isPeer: false, submission: { user: { memberships: { some: { cohortId } } } } },
    select: { submissionId: true },
  });
  const sent = new Set(rows.map(({ submissionId }) => submissionId));
  return (learner, submissionId) =>
    reader.id === learner.id || sent.has(submissionId) ? learner.name : numberedName(cohortId, learner.id);
}
