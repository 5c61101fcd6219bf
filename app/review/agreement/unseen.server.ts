import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";

/**
 * Second reviews: an item with seat 2 (drawn, to measure agreement) or 3 (a second opinion that the learner asked for)
 * is for a mentor who has not given an opinion yet, and hides what the others said. While it waits, every page hides
 * this from everyone who may take the item, so that no reviewer has seen it.
 */

interface Person {
  readonly id: string;
}

/** Submissions that this person reviewed, or for which they set the score. */
const spokeOn = ({ id }: Person): Prisma.SubmissionWhereInput => ({
  OR: [{ reviews: { some: { mentorId: id } } }, { overrides: { some: { byId: id } } }],
});

/** Findings that this person insists on as a learner: others must rule on them. */
const ownFinding = ({ id }: Person): Prisma.ReviewItemWhereInput => ({
  seat: 0,
  stoodBy: { some: { submission: { userId: id } } },
});

/**
 * Items that this person may take: first reviews, others' findings, and second reviews of submissions that others gave
 * an opinion on.
 */
export const openTo = (mentor: Person): Prisma.ReviewItemWhereInput => ({
  AND: [{ OR: [{ seat: { lte: 1 } }, { submission: { NOT: spokeOn(mentor) } }] }, { NOT: ownFinding(mentor) }],
});

/** All other items: few, and each sort can be found by its seat in the counting index. */
export const closedTo = (mentor: Person): Prisma.ReviewItemWhereInput[] => [
  { seat: { gt: 1 }, submission: spokeOn(mentor) },
  ownFinding(mentor),
];

/** Of these submissions, those for which this person may not see what others said or set. Never their own. */
export async function listUnseen(reader: Person, of: Prisma.ReviewItemWhereInput): Promise<Set<string>> {
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
  return new Set(rows.map(({ submissionId }) => submissionId));
}

/** Whether what others said about a submission, and set, is hidden from this person for now. */
export async function isUnseen(reader: Person, submissionId: string): Promise<boolean> {
  return (await listUnseen(reader, { submissionId })).size > 0;
}

/** The same for all submissions of a cohort's learners. */
export function listUnseenIn(reader: Person, cohortId: string): Promise<Set<string>> {
  return listUnseen(reader, { learner: { memberships: { some: { cohortId, role: "learner" } } } });
}
