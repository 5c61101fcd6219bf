import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";

/**
 * Second readings: an item with seat 2 (drawn, for agreement) or 3 (a second opinion that the learner asked for) is for
 * another mentor than those who spoke already, and shows nothing of what they said. While one waits, all of that is
 * kept from everyone who may take it, on every page, so that no one has seen it who does.
 */

interface Person {
  readonly id: string;
}

/** Submissions of which this person wrote a review or set the score. */
const spokeOn = ({ id }: Person): Prisma.SubmissionWhereInput => ({
  OR: [{ reviews: { some: { mentorId: id } } }, { overrides: { some: { byId: id } } }],
});

/** Findings by which this person stands themselves: others rule on them. */
const ownFinding = ({ id }: Person): Prisma.ReviewItemWhereInput => ({
  seat: 0,
  stoodBy: { some: { submission: { userId: id } } },
});

/** Items that this person may have: first readings, others' findings, and second readings of what others spoke on. */
export const openTo = (mentor: Person): Prisma.ReviewItemWhereInput => ({
  AND: [{ OR: [{ seat: { lte: 1 } }, { submission: { NOT: spokeOn(mentor) } }] }, { NOT: ownFinding(mentor) }],
});

/** The others: few, and each sort found by its seat in the index that counts. */
export const closedTo = (mentor: Person): Prisma.ReviewItemWhereInput[] => [
  { seat: { gt: 1 }, submission: spokeOn(mentor) },
  ownFinding(mentor),
];

/** Of these submissions, those of which this person may not see what others said or set. Never one's own. */
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

/** Whether what others said of a submission, and set, is kept from this person for now. */
export async function isUnseen(reader: Person, submissionId: string): Promise<boolean> {
  return (await listUnseen(reader, { submissionId })).size > 0;
}

/** The same for all submissions of a cohort's learners. */
export function listUnseenIn(reader: Person, cohortId: string): Promise<Set<string>> {
  return listUnseen(reader, { learner: { memberships: { some: { cohortId, role: "learner" } } } });
}
