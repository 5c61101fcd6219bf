/**
 * Which of a submission's results stands, as Prisma arguments: one that a person set in the place of others (the last
 * such), else the best. A revision of the key or another engine adds results and never lowers what one has.
 */
export const EFFECTIVE = {
  orderBy: [{ rank: "desc" }, { score: "desc" }, { gradedAt: "desc" }, { id: "desc" }],
  take: 1,
} as const satisfies { orderBy: object[]; take: 1 };
