import { db } from "~/database/db.server";
import { draw } from "~/operations/draw.server";

/** Who is told a learner's name: in a cohort that hides names, no one who reviews, until their review is sent. */

const DIGITS = 5;

/**
 * What stands in the place of a hidden name: "Learner 48213". The same for a learner on all pages of a cohort, another
 * one in another cohort, and nothing of the name in it. Of 100 learners two have the same number in one cohort of
 * twenty: it is how one speaks of a learner, and names no row.
 */
export function numberedName(cohortId: string, learnerId: string): string {
  const lowest = 10 ** (DIGITS - 1);
  return `Learner ${lowest + (draw("names", cohortId, learnerId).readUInt32BE() % (9 * lowest))}`;
}

/** How a peer signs: by name, as who reviews does, and as what they are. */
export const asPeer = (name: string): string => `${name} (a peer)`;

interface Learner {
  readonly id: string;
  readonly name: string;
}

/**
 * The learner as this reader of a submission may know them: their name, or their number where a cohort of the reader,
 * in which the learner is or was, hides names and the reader has sent no review of the submission yet; to a peer it
 * stays a number. `cohortId`: ask of this cohort alone.
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
        // Of a learner who was asked about there and has left, the name stays hidden.
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
