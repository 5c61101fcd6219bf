import { db } from "~/database/db.server";

interface Person {
  readonly id: string;
}

/**
 * The findings that a person disputes, the rulings on these findings with the mentors' names, and the rulings' effect
 * on scores.
 */
export async function exportStoodBy(person: Person) {
  const [stoodBy, changes] = await Promise.all([
    db.stoodBy.findMany({
      where: { submission: { userId: person.id } },
      orderBy: { submissionId: "asc" },
      include: {
        ruling: {
          select: {
            decision: true,
            severity: true,
            title: true,
            why: true,
            ruledAt: true,
            ruledBy: { select: { name: true } },
          },
        },
      },
      omit: { itemId: true, rulingId: true, cohortId: true },
    }),
    db.regrade.findMany({
      where: { submission: { userId: person.id } },
      orderBy: [{ submissionId: "asc" }, { revisionId: "asc" }],
    }),
  ]);
  return {
    stoodBy: stoodBy.map(({ place, ruling, ...row }) => ({
      ...row,
      place: JSON.parse(place) as unknown,
      ruling: ruling && { ...ruling, ruledBy: ruling.ruledBy?.name ?? "deleted" },
    })),
    changes,
  };
}

/** The rulings that a person made as a mentor. Does not say who disputed the findings. */
export async function exportRulings(person: Person) {
  return db.ruling.findMany({
    where: { ruledById: person.id },
    orderBy: { id: "asc" },
    omit: { ruledById: true, itemId: true, cohortId: true },
  });
}
