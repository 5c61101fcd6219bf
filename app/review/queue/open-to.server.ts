import { INDEPENDENT, NOT_INDEPENDENT, SEAT } from "~/accounts/reading/seats";
import { spokeOn } from "~/accounts/reading/unseen.server";
import type { Prisma } from "~/generated/prisma/client";

interface Person {
  readonly id: string;
}

/** Findings that this person disputes as a learner. Other people must rule on these. */
const ownFinding = ({ id }: Person): Prisma.ReviewItemWhereInput => ({
  seat: SEAT.finding,
  stoodBy: { some: { submission: { userId: id } } },
});

/**
 * Items that this person may take: first reviews, findings that they do not dispute, and second reviews of
 * submissions on which they have given no opinion.
 */
export const openTo = (mentor: Person): Prisma.ReviewItemWhereInput => ({
  AND: [{ OR: [{ seat: NOT_INDEPENDENT }, { submission: { NOT: spokeOn(mentor) } }] }, { NOT: ownFinding(mentor) }],
});

/**
 * All items that this person may not take, which are of two kinds. There are few of them, and the index that is used to
 * count the queue finds both kinds by the column `seat`.
 */
export const closedTo = (mentor: Person): Prisma.ReviewItemWhereInput[] => [
  { seat: INDEPENDENT, submission: spokeOn(mentor) },
  ownFinding(mentor),
];
