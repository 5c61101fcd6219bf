import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { INDEPENDENT } from "./seats";

/**
 * Second reviews and second opinions (`INDEPENDENT`) are for mentors who have not given an opinion yet. While such an
 * item waits, every page hides the other mentors' opinions from everyone who may take the item, so that no second
 * reviewer has seen them.
 */

declare const unseen: unique symbol;
/**
 * Submissions for which a reader sees only the grader's own results, even if someone has set another score. This is a
 * separate type, so that no other set of ids can be passed by mistake.
 */
export type Unseen = ReadonlySet<string> & { readonly [unseen]: true };

const asUnseen = (ids: readonly string[]) => new Set(ids) as ReadonlySet<string> as Unseen;

/**
 * Hides nothing, for learners' own pages and for jobs that show no individual learner: these use the current result of
 * every submission.
 */
export const AS_IT_STANDS: Unseen = asUnseen([]);

interface Person {
  readonly id: string;
}

/** A condition for submissions that this person reviewed, or whose score they set. */
export const spokeOn = ({ id }: Person): Prisma.SubmissionWhereInput => ({
  OR: [{ reviews: { some: { mentorId: id } } }, { overrides: { some: { byId: id } } }],
});

/**
 * A condition for second reviews that wait for a mentor, and that this person may take if they haven't given an opinion
 * yet.
 */
const waitsFor = ({ id }: Person): Prisma.ReviewItemWhereInput => ({
  seat: INDEPENDENT,
  state: "waiting",
  learnerId: { not: id },
  // Admins who are not in the cohort are left out, because they review nothing in it.
  cohort: { memberships: { some: { userId: id } } },
});

/** A condition for submissions on which this person may see other people's opinions and scores. */
export const seenBy = (reader: Person): Prisma.SubmissionWhereInput => ({
  OR: [spokeOn(reader), { reviewItems: { none: waitsFor(reader) } }],
});

/**
 * The submissions in this list for which this person may not see other people's opinions and scores. Never includes the
 * person's own submissions.
 */
export async function listUnseen(reader: Person, of: Prisma.ReviewItemWhereInput): Promise<Unseen> {
  const rows = await db.reviewItem.findMany({
    where: { AND: [of, waitsFor(reader), { submission: { NOT: spokeOn(reader) } }] },
    select: { submissionId: true },
  });
  return asUnseen(rows.map(({ submissionId }) => submissionId));
}

/** Whether other people's comments and scores on a submission are hidden from this person for now. */
export async function isUnseen(reader: Person, submissionId: string): Promise<boolean> {
  return (await listUnseen(reader, { submissionId })).size > 0;
}

/** The submissions of a cohort's learners that this person may still review independently. */
export function listUnseenIn(reader: Person, cohortId: string): Promise<Unseen> {
  return listUnseen(reader, { learner: { memberships: { some: { cohortId, role: "learner" } } } });
}
