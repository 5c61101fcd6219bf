import { spokeOn } from "~/accounts/reading/unseen.server";
import type { Prisma } from "~/generated/prisma/client";

interface Person {
  readonly id: string;
}

/** Findings that this person disputes as a learner: others must rule on them. */
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
