import { db } from "~/database/db.server";
import { draw } from "~/operations/draw.server";

/**
 * Who sees a learner's name: in a cohort that hides names, no reviewer does until they have sent their review, or taken
 * the learner's talk.
 */

const DIGITS = 5;

/**
 * Replaces a hidden name: "Learner 48213". The same for a learner on all pages of a cohort, different in another
 * cohort, and not derived from the name. In a cohort of twenty, 2 in 100 learners share a number with another one: it
 * is only a label, and never used as a key.
 */
export function numberedName(cohortId: string, learnerId: string): string {
  const lowest = 10 ** (DIGITS - 1);
  return `Learner ${lowest + (draw("names", cohortId, learnerId).readUInt32BE() % (9 * lowest))}`;
}

/** The seat of a question to the installation's pool of peers, and of the answer to it: neither side sees a name. */
export const POOL_SEAT = -2;
/** What each side of the pool is called. */
export const POOL_NAMES = { asks: "A learner", answers: "A learner who passed this exercise" } as const;

/** A peer's signature: their name, as for any reviewer, and that they are a peer; in the pool, only what they are. */
export const asPeer = (name: string, seat: number): string =>
  seat === POOL_SEAT ? POOL_NAMES.answers : `${name} (a peer)`;

interface Learner {
  readonly id: string;
  readonly name: string;
}

/**
 * The number that this reader sees in place of a learner's name: of a cohort of the reader that hides names, and in
 * which the learner is or was. Null if there is none. `cohortId`: checks only this cohort.
 */
async function findNumber(reader: { readonly id: string }, learnerId: string, cohortId?: string) {
  if (reader.id === learnerId) return null;
  const hiding = await db.membership.findFirst({
    where: {
      userId: reader.id,
      ...(cohortId && { cohortId }),
      cohort: {
        hidesNames: true,
        // After a learner has left, their name stays hidden for questions asked there.
        OR: [{ memberships: { some: { userId: learnerId } } }, { reviewItems: { some: { learnerId } } }],
      },
    },
    orderBy: { cohortId: "asc" },
    select: { cohortId: true },
  });
  return hiding && numberedName(hiding.cohortId, learnerId);
}

/**
 * The learner as this reader of a submission may know them: their name, or their number if it is hidden and the reader
 * has not sent a review of the submission yet. A peer always sees the number. `cohortId`: checks only this cohort.
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
 * A learner who chose to show their name to everyone, as this reader may know them: in a cohort that hides names, the
 * reader sees the number.
 */
export const nameByChoice = async (reader: { readonly id: string }, learner: Learner): Promise<string> =>
  (await findNumber(reader, learner.id)) ?? learner.name;

/**
 * The learner as a mentor may know them on the pages of their talk, which link to submissions: by the same number as
 * there, until this mentor takes the talk and so will meet them.
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
 * The same for many learners of one cohort: what this reader calls each, on the page of one of their submissions.
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
