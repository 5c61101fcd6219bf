/**
 * Which of a submission's results is current, as Prisma arguments: the last result that a person set, otherwise the
 * best. A new revision or engine adds results, which never lower the current score.
 */
export const EFFECTIVE = {
  orderBy: [{ rank: "desc" }, { score: "desc" }, { gradedAt: "desc" }, { id: "desc" }],
  take: 1,
} as const satisfies { orderBy: object[]; take: 1 };
