import { db } from "~/database/db.server";
import { draw } from "~/operations/draw.server";

/** Who sees a learner's name: in a cohort that hides names, no reviewer does until their review is sent. */

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

/** A peer's signature: their name, as for any reviewer, and that they are a peer. */
export const asPeer = (name: string): string => `${name} (a peer)`;

interface Learner {
  readonly id: string;
  readonly name: string;
}

/**
 * The learner as this reader of a submission may know them: their name, or their number if a cohort of the reader, in
 * which the learner is or was, hides names and the reader has not sent a review of the submission yet. A peer always
 * sees the number. `cohortId`: checks only this cohort.
 */
export async function nameFor(
  reader: { readonly id: string },
  learner: Learner,
  submissionId: string,
  cohortId?: string,
): Promise<string> {
  if (reader.id === learner.id) return learner.name;
  const hiding = await db.membership.findFirst({
    where: {
      userId: reader.id,
      ...(cohortId && { cohortId }),
      cohort: {
        hidesNames: true,
        // After a learner has left, their name stays hidden for questions asked there.
        OR: [{ memberships: { some: { userId: learner.id } } }, { reviewItems: { some: { learnerId: learner.id } } }],
      },
    },
    orderBy: { cohortId: "asc" },
    select: { cohortId: true },
  });
  if (!hiding) return learner.name;
  const sent = await db.mentorReview.count({ where: { submissionId, mentorId: reader.id, isPeer: false } });
  return sent > 0 ? learner.name : numberedName(hiding.cohortId, learner.id);
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
