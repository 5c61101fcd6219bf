import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";

/**
 * Second reviews: an item with seat 2 (drawn, to measure agreement) or 3 (a second opinion that the learner asked for)
 * is for a mentor who has not given an opinion yet, and hides what the others said. While it waits, every page hides
 * this from everyone who may take the item, so that no reviewer has seen it.
 */

declare const unseen: unique symbol;
/**
 * Submissions for which a reader sees only the grader's own results, whatever score a person set. A type of its own, so
 * that no other set of ids can be passed in its place.
 */
export type Unseen = ReadonlySet<string> & { readonly [unseen]: true };

const asUnseen = (ids: readonly string[]) => new Set(ids) as ReadonlySet<string> as Unseen;

/** For learners' own pages and for jobs that show no single learner: the current results of every submission. */
export const AS_IT_STANDS: Unseen = asUnseen([]);

interface Person {
  readonly id: string;
}

/** Submissions that this person reviewed, or for which they set the score. */
export const spokeOn = ({ id }: Person): Prisma.SubmissionWhereInput => ({
  OR: [{ reviews: { some: { mentorId: id } } }, { overrides: { some: { byId: id } } }],
});

/** Of these submissions, those for which this person may not see what others said or set. Never their own. */
export async function listUnseen(reader: Person, of: Prisma.ReviewItemWhereInput): Promise<Unseen> {
  const rows = await db.reviewItem.findMany({
    where: {
      AND: [of, { submission: { NOT: spokeOn(reader) } }],
      seat: { gt: 1 },
      state: "waiting",
      learnerId: { not: reader.id },
      // An admin who is not in the cohort reviews nothing.
      cohort: { memberships: { some: { userId: reader.id } } },
    },
    select: { submissionId: true },
  });
  return asUnseen(rows.map(({ submissionId }) => submissionId));
}

/** Whether other people's comments and scores on a submission are hidden from this person for now. */
export async function isUnseen(reader: Person, submissionId: string): Promise<boolean> {
  return (await listUnseen(reader, { submissionId })).size > 0;
}

/** The same for all submissions of a cohort's learners. */
export function listUnseenIn(reader: Person, cohortId: string): Promise<Unseen> {
  return listUnseen(reader, { learner: { memberships: { some: { cohortId, role: "learner" } } } });
}
